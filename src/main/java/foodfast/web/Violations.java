package foodfast.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a 422 problem of broken Bean Validation constraints: each with the JSON pointer of its
 * field, or the name of its parameter.
 */
public final class Violations {
  private Violations() {}

  /** Refuses what breaks its constraints, for bodies that no door validated. */
  public static <T> T refuse(Validator validator, T value) {
    Set<ConstraintViolation<T>> violations = validator.validate(value);
    if (violations.isEmpty()) {
      return value;
    }
    throw problem(Set.copyOf(violations));
  }

  /** One error of the body: where, and what is wrong. */
  public static Problem invalid(String pointer, String detail) {
    return problem(List.of(Map.of("pointer", pointer, "detail", detail)));
  }

  static Problem problem(ConstraintViolationException refused) {
    return problem(refused.getConstraintViolations());
  }

  private static Problem problem(Set<? extends ConstraintViolation<?>> violations) {
    return problem(violations.stream().map(Violations::error).sorted(Violations::byPlace).toList());
  }

  private static Problem problem(List<Map<String, String>> errors) {
    return Problem.of(422, "validation-failed", "Please look again at what is marked.")
        .with("errors", errors);
  }

  private static Map<String, String> error(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    String parameter = null;
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(nameInJson(violation.getLeafBean(), node.getName()));
      } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT && node.getKey() != null) {
        pointer.append('/').append(node.getKey());
      }
    }
    String detail = violation.getMessage();
    boolean ofBody = parameter == null || !pointer.isEmpty() || "body".equals(parameter);
    return ofBody
        ? Map.of("pointer", pointer.toString(), "detail", detail)
        : Map.of("parameter", parameter, "detail", detail);
  }

  private static String nameInJson(Object bean, String property) {
    if (bean != null && bean.getClass().isRecord()) {
      for (RecordComponent component : bean.getClass().getRecordComponents()) {
        if (component.getName().equals(property)) {
          return nameInJson(component);
        }
      }
    }
    return property;
  }

  private static String nameInJson(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static int byPlace(Map<String, String> a, Map<String, String> b) {
    return a.toString().compareTo(b.toString());
  }
}
