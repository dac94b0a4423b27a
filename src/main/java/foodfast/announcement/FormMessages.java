package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;

/** Tells a refusal above the form, field by field where it names fields. */
final class FormMessages {
  private static final Map<Object, String> LABELS =
      Map.of("/title", "Title", "/body", "Text", "/startsAt", "Start", "/endsAt", "End");

  private FormMessages() {}

  static void tell(Problem refused) {
    if (refused.members().get("errors") instanceof List<?> errors) {
      errors.forEach(error -> tell((Map<?, ?>) error));
    } else {
      tell(refused.getMessage());
    }
  }

  private static void tell(Map<?, ?> error) {
    tell(LABELS.getOrDefault(error.get("pointer"), "The form") + " " + error.get("detail") + ".");
  }

  private static void tell(String words) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }
}
