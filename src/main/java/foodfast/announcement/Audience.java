package foodfast.announcement;

import foodfast.account.Role;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom an announcement is for: people of these roles in these cities; an empty list means all.
 * Roles have one order, so that the same audience is equal however it was said.
 */
public record Audience(
    @Size(max = 5, message = "{foodfast.many}") List<@NotNull Role> roles,
    @Size(max = 100, message = "{foodfast.many}")
        List<
                @NotBlank @Size(max = 100)
                @Pattern(regexp = "[^\\r\\n]*", message = "One city in one line, please.") String>
            cities) {
  private static final Comparator<Role> BY_NAME =
      Comparator.nullsFirst(Comparator.comparing(Role::name));
  static final Audience EVERYBODY = new Audience(List.of(), List.of());

  public Audience {
    roles = roles == null ? List.of() : roles.stream().distinct().sorted(BY_NAME).toList();
    cities = cities == null ? List.of() : cities.stream().map(Audience::stripped).toList();
  }

  private static String stripped(String city) {
    return city == null ? null : city.strip();
  }

  static Audience ofLines(String roles, String cities) {
    return new Audience(lines(roles).stream().map(Role::valueOf).toList(), lines(cities));
  }

  boolean includes(Recipient recipient) {
    return (roles.isEmpty() || roles.contains(recipient.role()))
        && (cities.isEmpty() || keys().contains(recipient.cityKey()));
  }

  private List<String> keys() {
    return cities.stream().map(Recipient::cityKey).toList();
  }

  @JsonbTransient
  boolean isEverybody() {
    return roles.isEmpty() && cities.isEmpty();
  }

  String roleLines() {
    return roles.stream().map(Role::name).collect(Collectors.joining("\n"));
  }

  String cityLines() {
    return String.join("\n", cities);
  }

  String cityKeyLines() {
    return keys().stream().distinct().sorted().collect(Collectors.joining("\n"));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
  }
}
