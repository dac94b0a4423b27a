package foodfast.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/**
 * JSON merge patches (RFC 7396) for all doors alike: null removes a member, an object changes only
 * the members it names, anything else takes the place of what was there.
 */
@ApplicationScoped
public class MergePatch {
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  @Inject Validator validator;

  /**
   * What the patch makes of the value, checked like a whole body.
   *
   * @throws Problem 422 that points at a member which isn't there to be changed, or breaks a rule
   */
  public <T extends Record> T apply(byte[] body, T before, Class<T> type) {
    JsonNode patch = StrictJson.parse(body);
    if (!patch.isObject()) {
      throw StrictJson.misfit("", "This must be an object.");
    }
    refuseUnknown(patch, type, "");
    return Violations.refuse(validator, StrictJson.merge(before, patch, type));
  }

  private static void refuseUnknown(JsonNode patch, Class<?> type, String at) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      String pointer = at + StrictJson.pointer(member.getKey());
      Class<?> known =
          Arrays.stream(type.getRecordComponents())
              .filter(part -> part.getName().equals(member.getKey()))
              .<Class<?>>map(RecordComponent::getType)
              .findFirst()
              .orElseThrow(() -> Violations.invalid(pointer, "This can't be changed here."));
      if (known.isRecord() && member.getValue().isObject()) {
        refuseUnknown(member.getValue(), known, pointer);
      }
    }
  }
}
