package foodfast.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares JSON with the record it is meant for and notes, by pointer, what doesn't fit. */
final class JsonShape {
  private final List<Map<String, String>> errors = new ArrayList<>();

  /**
   * @return every misfit as {@code {pointer, detail}}, none if it fits
   */
  static List<Map<String, String>> misfits(JsonValue value, Type type) {
    JsonShape shape = new JsonShape();
    if (value == JsonValue.NULL) {
      shape.note("", "must not be null");
    } else {
      shape.check(value, type, "");
    }
    return shape.errors;
  }

  private void check(JsonValue value, Type type, String at) {
    Class<?> raw = type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : asClass(type);
    if (value == JsonValue.NULL) {
      if (raw.isPrimitive()) {
        note(at, "must not be null");
      }
    } else if (raw.isRecord()) {
      checkRecord(value, raw, at);
    } else if (Map.class.isAssignableFrom(raw) && !JsonValue.class.isAssignableFrom(raw)) {
      checkMembers(value, argument(type, 1), at);
    } else if (Iterable.class.isAssignableFrom(raw) && !JsonValue.class.isAssignableFrom(raw)) {
      checkItems(value, argument(type, 0), at);
    } else if (raw == Object.class || JsonValue.class.isAssignableFrom(raw)) {
      checkAnything(value, at);
    } else {
      checkScalar(value, raw, at);
    }
  }

  private void checkRecord(JsonValue value, Class<?> type, String at) {
    if (!(value instanceof JsonObject object)) {
      note(at, "must be an object");
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String name = nameInJson(component);
      JsonValue member = object.get(name);
      String pointer = at + "/" + name;
      if (member != null) {
        check(member, component.getGenericType(), pointer);
      } else if (component.getType().isPrimitive()) {
        note(pointer, "is missing");
      }
    }
  }

  static String nameInJson(RecordComponent component) {
    JsonbProperty renamed = component.getAccessor().getAnnotation(JsonbProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private void checkMembers(JsonValue value, Type type, String at) {
    if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
            if (isClean(name)) {
              check(member, type, pointer);
            } else {
              note(at, "has a member whose name holds a control character");
            }
          });
    } else {
      note(at, "must be an object");
    }
  }

  private void checkItems(JsonValue value, Type type, String at) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        check(array.get(i), type, at + "/" + i);
      }
    } else {
      note(at, "must be an array");
    }
  }

  private void checkAnything(JsonValue value, String at) {
    switch (value.getValueType()) {
      case OBJECT -> checkMembers(value, Object.class, at);
      case ARRAY -> checkItems(value, Object.class, at);
      case STRING -> checkScalar(value, String.class, at);
      default -> {}
    }
  }

  private void checkScalar(JsonValue value, Class<?> type, String at) {
    String problem;
    if (type == boolean.class || type == Boolean.class) {
      problem =
          value == JsonValue.TRUE || value == JsonValue.FALSE ? null : "must be true or false";
    } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      problem =
          value instanceof JsonNumber number ? Numbers.misfit(number, type) : "must be a number";
    } else {
      problem =
          value instanceof JsonString text
              ? Texts.misfit(text.getString(), type)
              : "must be a string";
    }
    if (problem != null) {
      note(at, problem);
    }
  }

  private void note(String pointer, String detail) {
    if (errors.size() < 50) {
      errors.add(Map.of("pointer", pointer, "detail", detail));
    }
  }

  private static boolean isClean(String text) {
    return Texts.misfit(text, String.class) == null;
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[index] : Object.class;
  }

  private static Class<?> asClass(Type type) {
    return type instanceof Class<?> known ? known : Object.class;
  }
}
