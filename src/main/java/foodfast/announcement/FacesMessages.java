package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;

/** Tells a refusal above the form, and marks the fields it names. */
final class FacesMessages {
  private static final Map<String, String> LABELS =
      Map.of(
          "title",
          "Title",
          "body",
          "Text",
          "cities",
          "Cities",
          "startsAt",
          "Start",
          "endsAt",
          "End");

  private FacesMessages() {}

  static void tell(Problem refused) {
    if (refused.members().get("errors") instanceof List<?> errors) {
      errors.forEach(error -> tell((Map<?, ?>) error));
    } else {
      tell(null, refused.getMessage(), refused.getMessage());
    }
  }

  /** The pointers of the form's own fields are their ids. */
  private static void tell(Map<?, ?> error) {
    String field = error.get("pointer").toString().replaceFirst("^/(audience/(?=cities))?", "");
    field = field.replaceFirst("/.*", "");
    String label = LABELS.get(field);
    String detail = error.get("detail").toString();
    tell(label == null ? null : field, label == null ? detail : label + ": " + detail, detail);
  }

  /** The summary stands above the form, the detail at the field. */
  private static void tell(String field, String summary, String detail) {
    FacesContext.getCurrentInstance()
        .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, summary, detail));
  }
}
