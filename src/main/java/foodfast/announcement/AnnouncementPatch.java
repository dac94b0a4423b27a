package foodfast.announcement;

import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;
import java.util.Set;

/** Reads a JSON merge patch (RFC 7396) of an announcement. */
@ApplicationScoped
public class AnnouncementPatch {
  private static final Set<String> OPEN =
      Set.of("title", "body", "severity", "audience", "startsAt", "endsAt", "sticky");

  @Inject Jsonb json;
  @Inject Validator validator;

  NewAnnouncement apply(NewAnnouncement content, String body) {
    if (!(json.fromJson(body, JsonValue.class) instanceof JsonObject patch)) {
      throw Problem.of(400, "invalid-body", "A merge patch of an announcement is an object.");
    }
    for (String member : patch.keySet()) {
      if (!OPEN.contains(member)) {
        throw Violations.invalid("/" + member, "can't be changed here");
      }
    }
    JsonObject now = json.fromJson(json.toJson(content), JsonObject.class);
    String changed = Json.createMergePatch(patch).apply(now).toString();
    return Violations.refuse(validator, json.fromJson(changed, NewAnnouncement.class));
  }
}
