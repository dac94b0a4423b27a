package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.web.Problem;
import foodfast.web.Texts;
import foodfast.web.Violations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The form in which an operator writes, corrects and ends announcements. */
@Named
@RequestScoped
public class AnnouncementForm {
  private static final String HERE = "/operator/announcements.xhtml?faces-redirect=true&done=";
  private static final int SHOWN = 50;

  @Inject Announce announce;
  @Inject CorrectAnnouncement correct;
  @Inject EndAnnouncement end;
  @Inject Announcements announcements;
  @Inject ReadMarks marks;
  @Inject Accounts accounts;
  @Inject Validator validator;

  private final Draft draft = new Draft();
  private String edit;
  private String done;

  /** Fills the form with the announcement that is to be corrected. */
  public void load() {
    if (edit != null) {
      try {
        announcements.find(UUID.fromString(edit)).ifPresent(a -> draft.take(a.content()));
      } catch (IllegalArgumentException e) {
        edit = null;
      }
    }
  }

  public String publish() {
    return attempt(
        () -> {
          NewAnnouncement wanted = checked();
          if (edit == null) {
            announce.announce(operator(), wanted);
            return HERE + "published";
          }
          correct.correct(UUID.fromString(edit), before -> wanted);
          return HERE + "corrected";
        });
  }

  public String end() {
    return attempt(
        () -> {
          end.end(UUID.fromString(edit));
          return HERE + "ended";
        });
  }

  /** Shows the form again, with what it would look like. */
  public String preview() {
    return attempt(
        () -> {
          checked();
          return null;
        });
  }

  private NewAnnouncement checked() {
    for (String text : List.of(draft.getTitle(), draft.getBody(), draft.getCities())) {
      if (Texts.misfit(text) != null) {
        throw Violations.invalid("", "A text " + Texts.misfit(text) + ".");
      }
    }
    return Violations.refuse(validator, draft.content());
  }

  private String attempt(Supplier<String> act) {
    try {
      return act.get();
    } catch (Problem refused) {
      Object errors = refused.members().get("errors");
      if (errors instanceof List<?> all) {
        all.forEach(error -> say((Map<?, ?>) error));
      } else {
        tell(refused.getMessage());
      }
      return null;
    }
  }

  private static void say(Map<?, ?> error) {
    String field = String.valueOf(error.get("pointer")).replace("/", " ").strip();
    tell((field + ": " + error.get("detail")).replaceFirst("^: ", ""));
  }

  private static void tell(String words) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, null));
  }

  private static UUID operator() {
    Map<String, Object> request =
        FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
    return ((Identity) request.get(DeskGuard.IDENTITY)).account();
  }

  /** How many people the audience in the form has. */
  public long getReach() {
    Audience audience = draft.audience();
    return accounts.count(audience.roles(), audience.cities());
  }

  public List<SentAnnouncement> getSent() {
    return announcements.latest(SHOWN).stream()
        .map(a -> SentAnnouncement.of(a, marks.readersOf(a)))
        .toList();
  }

  public List<Role> getAllRoles() {
    return List.of(Role.values());
  }

  public List<Severity> getSeverities() {
    return List.of(Severity.values());
  }

  public Draft getDraft() {
    return draft;
  }

  public String getEdit() {
    return edit;
  }

  public void setEdit(String edit) {
    this.edit = edit;
  }

  public String getDone() {
    return done;
  }

  public void setDone(String done) {
    this.done = done;
  }
}
