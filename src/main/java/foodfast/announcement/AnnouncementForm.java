package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.web.Problem;
import foodfast.web.Texts;
import foodfast.web.Violations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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

  /** Begins with the announcement that is to be corrected, if the address or the form names one. */
  @PostConstruct
  void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    String named = faces.getExternalContext().getRequestParameterMap().get("edit");
    if (named == null || named.isBlank()) {
      return;
    }
    Optional<Announcement> found = known(named);
    edit = found.isPresent() ? named : null;
    if (!faces.isPostback()) {
      found.ifPresent(announcement -> draft.take(announcement.content()));
    }
  }

  private Optional<Announcement> known(String id) {
    try {
      return announcements.find(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String publish() {
    return attempt(
        operator -> {
          NewAnnouncement wanted = checked();
          if (edit == null) {
            announce.announce(operator, wanted);
            return HERE + "published";
          }
          correct.correct(UUID.fromString(edit), draft::correcting);
          return HERE + "corrected";
        });
  }

  public String end() {
    return attempt(
        operator -> {
          end.end(UUID.fromString(edit));
          return HERE + "ended";
        });
  }

  /** Shows the form again, with what it would look like. */
  public String preview() {
    return attempt(
        operator -> {
          checked();
          return null;
        });
  }

  private NewAnnouncement checked() {
    for (String text : List.of(draft.getTitle(), draft.getBody(), draft.getCities())) {
      if (Texts.misfit(text) != null) {
        throw Violations.invalid("", Texts.misfit(text));
      }
    }
    return Violations.refuse(validator, draft.content());
  }

  private static String attempt(Function<UUID, String> act) {
    try {
      return act.apply(operator());
    } catch (Problem refused) {
      FormMessages.tell(refused);
      return null;
    }
  }

  /** Who is at the desk; nobody does anything here whom the guard did not let in. */
  private static UUID operator() {
    Map<String, Object> request =
        FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
    if (request.get(DeskGuard.IDENTITY) instanceof Identity operator) {
      return operator.account();
    }
    throw Problem.of(403, "forbidden", "Only an operator may do this.");
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
}
