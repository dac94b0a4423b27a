package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;

/** Tells a refusal above the form, and marks the fields it names. */
final class FormMessages {
  private static final Map<String, String> LABELS =
      Map.of("title", "Title", "body", "Text", "startsAt", "Start", "endsAt", "End");

  private FormMessages() {}

  static void tell(Problem refused) {
    if (refused.members().get("errors") instanceof List<?> errors) {
      errors.forEach(error -> tell((Map<?, ?>) error));
    } else {
      tell(null, refused.getMessage());
    }
  }

  /** The pointers of the form's own fields are their ids. */
  private static void tell(Map<?, ?> error) {
    String field = error.get("pointer").toString().replaceFirst("^/", "");
    String label = LABELS.get(field);
    tell(
        label == null ? null : field,
        (label == null ? "The form" : label) + " " + error.get("detail") + ".");
  }

  private static void tell(String field, String words) {
    FacesContext.getCurrentInstance()
        .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }
}
