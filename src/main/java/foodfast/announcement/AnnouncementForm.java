package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Role;
import foodfast.menu.Menus;
import foodfast.session.OperatorPageFilter;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import foodfast.web.Violations;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The form in which an operator writes, corrects and ends announcements. What is to go out is first
 * shown with the number of people who will get it, and goes out when exactly that is sent again.
 */
@Named
@RequestScoped
public class AnnouncementForm {
  private static final String HERE = "/operator/announcements.xhtml?faces-redirect=true&done=";
  private static final int SHOWN = 50;
  private static final int CITIES = 100;

  @Inject PublishAnnouncements publish;
  @Inject Announcements announcements;
  @Inject ReadMarks marks;
  @Inject Accounts accounts;
  @Inject Menus menus;
  @Inject Validator validator;
  @Inject IdempotentReplies replies;
  @Inject Jsonb json;

  private final AnnouncementFormFields draft = new AnnouncementFormFields();
  private Optional<NewAnnouncement> before = Optional.empty();
  private String edit;
  private String sheet;
  private String agreed = "";

  /**
   * Begins with the announcement that is to be corrected, if the address or the form names one, or
   * with a template.
   */
  @PostConstruct
  void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    boolean shownBefore = faces.isPostback() && sent.containsKey("sheet");
    sheet = shownBefore ? sent.get("sheet") : UUID.randomUUID().toString();
    Optional<Announcement> edited = known(sent.get("edit"));
    edit = edited.map(one -> one.id().toString()).orElse(null);
    before = edited.map(Announcement::content);
    if (!faces.isPostback()) {
      before
          .or(() -> AnnouncementTemplate.named(sent.get("template")).map(one -> one.content()))
          .ifPresent(draft::take);
    }
  }

  private Optional<Announcement> known(String id) {
    try {
      return id == null || id.isBlank()
          ? Optional.empty()
          : announcements.find(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Shows what would go out and to how many; does it, if that is what was shown before. */
  public String publish() {
    return attempt(
        operator -> {
          NewAnnouncement wanted = checked();
          String stamp = stampOf(wanted);
          if (!stamp.equals(sentStamp())) {
            agreed = stamp;
            return null;
          }
          if (edit == null) {
            publishOnce(operator, wanted);
            return HERE + "published";
          }
          publish.correct(UUID.fromString(edit), draft::correcting);
          return HERE + "corrected";
        });
  }

  private static String sentStamp() {
    ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
    return request.getRequestParameterMap().get("agreed");
  }

  /** What tells these words to these people from all others. */
  private String stampOf(NewAnnouncement wanted) {
    byte[] words = json.toJson(wanted).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(words).toString();
  }

  /** However often this sheet is sent with the same words, they go out once. */
  private void publishOnce(UUID operator, NewAnnouncement wanted) {
    replies.once(
        operator.toString(),
        "POST announcements",
        IdempotencyKey.parse(sheet + " " + stampOf(wanted)),
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
    for (String text : List.of(draft.getTitle(), draft.getBody())) {
      if (UnicodeText.misfit(text) != null) {
        throw Violations.invalid("", UnicodeText.misfit(text));
      }
    }
    NewAnnouncement wanted = Violations.refuse(validator, draft.content());
    Instant now = Instant.now();
    before.map(one -> draft.correcting(one).asOf(now, one)).orElseGet(() -> wanted.asOf(now));
    return wanted;
  }

  private static String attempt(Function<UUID, String> act) {
    try {
      return act.apply(OperatorPageFilter.operatorOfForm());
    } catch (Problem refused) {
      FacesMessages.tell(refused);
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

  /** Whether it is shown once more before it goes out. */
  public boolean isReviewed() {
    return !agreed.isEmpty();
  }

  /** What was shown, for the form to send along. */
  public String getAgreed() {
    return agreed;
  }

  public String getReachWords() {
    long people = getReach();
    return people == 0 ? "nobody" : people == 1 ? "1 person" : "%,d people".formatted(people);
  }

  /** Whom it is for, in words. */
  public String getAudienceWords() {
    return OperatorAnnouncementView.words(draft.audience());
  }

  /** The cities we are in, and those of the announcement that is corrected as it spells them. */
  public Collection<String> getAllCities() {
    Map<String, String> bySpelling = new LinkedHashMap<>();
    before
        .map(one -> one.audience().cities())
        .orElse(List.of())
        .forEach(city -> bySpelling.put(Recipient.cityKey(city), city));
    menus.cities(CITIES).forEach(city -> bySpelling.putIfAbsent(Recipient.cityKey(city), city));
    return bySpelling.values();
  }

  public List<AnnouncementTemplate> getTemplates() {
    return List.of(AnnouncementTemplate.values());
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
