package foodfast.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** A person known to FoodFast, in one role. */
@Entity
@Table(name = "account")
public class Account {
  @Id private UUID id;
  private String email;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_to_change")
  private boolean passwordToChange;

  private String name;
  private String phone;
  private String city;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Account() {}

  Account(String email, FirstPassword password, Profile profile, Role role, UUID restaurantId) {
    this.id = UUID.randomUUID();
    this.email = normal(email);
    this.passwordHash = password.hash();
    this.passwordToChange = password.toChange();
    this.role = role;
    this.restaurantId = restaurantId;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    change(profile);
  }

  /** E-mail addresses that differ in case only are one. */
  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  void change(Profile profile) {
    name = profile.name();
    phone = profile.phone();
    city = profile.city();
  }

  void changePassword(String hash) {
    passwordHash = hash;
    passwordToChange = false;
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  String passwordHash() {
    return passwordHash;
  }

  /** Whether the password is still that of this account as it was read before. */
  public boolean hasPasswordOf(Account before) {
    return passwordHash.equals(before.passwordHash);
  }

  public boolean passwordToChange() {
    return passwordToChange;
  }

  public String name() {
    return name;
  }

  public String phone() {
    return phone;
  }

  public String city() {
    return city;
  }

  public Role role() {
    return role;
  }

  public UUID restaurantId() {
    return restaurantId;
  }

  Profile profile() {
    return new Profile(name, phone, city);
  }

  public long version() {
    return version;
  }

  /** Who acts when this person does, in one of their sessions. */
  public Identity identity(UUID session, Instant expiresAt) {
    return new Identity(id, role, restaurantId, name, city, session, expiresAt);
  }

  View view() {
    return new View(id, email, name, phone, city, role, restaurantId, createdAt);
  }

  /** Another password counts from now on; told within the transaction, for one session stays. */
  public record PasswordChanged(UUID account, UUID session) {}

  /**
   * Somebody lives in another city from now on; told within the transaction that changes it.
   *
   * @param from the city they left, or null
   */
  public record CityChanged(UUID account, String from) {}

  /** The account as its owner sees it. */
  public record View(
      UUID id,
      String email,
      String name,
      String phone,
      String city,
      Role role,
      UUID restaurantId,
      Instant createdAt) {}
}
