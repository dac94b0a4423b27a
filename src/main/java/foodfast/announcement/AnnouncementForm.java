package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Role;
import foodfast.session.OperatorPageFilter;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import foodfast.web.Violations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
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

  @Inject PublishAnnouncements publish;
  @Inject Announcements announcements;
  @Inject ReadMarks marks;
  @Inject Accounts accounts;
  @Inject Validator validator;
  @Inject IdempotentReplies replies;
  @Inject Jsonb json;

  private final AnnouncementFormFields draft = new AnnouncementFormFields();
  private String edit;
  private String sheet;

  /** Begins with the announcement that is to be corrected, if the address or the form names one. */
  @PostConstruct
  void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    boolean shownBefore = faces.isPostback() && sent.containsKey("sheet");
    sheet = shownBefore ? sent.get("sheet") : UUID.randomUUID().toString();
    String named = sent.get("edit");
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
            publishOnce(operator, wanted);
            return HERE + "published";
          }
          publish.correct(UUID.fromString(edit), draft::correcting);
          return HERE + "corrected";
        });
  }

  /** However often this sheet is sent with the same words, they go out once. */
  private void publishOnce(UUID operator, NewAnnouncement wanted) {
    byte[] words = json.toJson(wanted).getBytes(StandardCharsets.UTF_8);
    replies.once(
        operator.toString(),
        "POST announcements",
        IdempotencyKey.parse(sheet + " " + UUID.nameUUIDFromBytes(words)),
        wanted,
        () -> AnnouncementsResource.created(publish.publish(operator, wanted)));
  }

  public String end() {
    return attempt(
        operator -> {
          publish.end(UUID.fromString(edit));
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
      if (UnicodeText.misfit(text) != null) {
        throw Violations.invalid("", UnicodeText.misfit(text));
      }
    }
    return Violations.refuse(validator, draft.content());
  }

  private static String attempt(Function<UUID, String> act) {
    try {
      return act.apply(OperatorPageFilter.operatorOfForm());
    } catch (Problem refused) {
      FormErrors.tell(refused);
      return null;
    }
  }

  /** What tells this form from every other that was shown. */
  public String getSheet() {
    return sheet;
  }

  /** Whom this form is made for. */
  public UUID getWriter() {
    return OperatorPageFilter.operator();
  }

  /** How many people the audience in the form has. */
  public long getReach() {
    Audience audience = draft.audience();
    return accounts.count(audience.roles(), audience.cities());
  }

  public List<OperatorAnnouncementView> getSent() {
    return announcements.latest(SHOWN).stream()
        .map(a -> OperatorAnnouncementView.of(a, marks.readersOf(a)))
        .toList();
  }

  public List<Role> getAllRoles() {
    return List.of(Role.values());
  }

  public List<Severity> getSeverities() {
    return List.of(Severity.values());
  }

  public AnnouncementFormFields getDraft() {
    return draft;
  }

  public String getEdit() {
    return edit;
  }
}
