package foodfast.announcement;

import foodfast.account.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Words that are needed again and again, to be sent as they are or to begin with. */
public enum AnnouncementTemplate {
  WEATHER(
      "Bad weather",
      Severity.WARNING,
      List.of(Role.CUSTOMER),
      "Deliveries take longer in this weather",
      "The roads are slow today, and our drivers come home safe first. Your order's page shows when"
          + " it will really arrive."),
  OUTAGE(
      "Outage",
      Severity.OUTAGE,
      List.of(),
      "FoodFast is in trouble",
      "Some orders, messages and screens are late at the moment. Nothing that was ordered is lost."
          + " We are working on it and tell you here when it is over."),
  OVER(
      "All clear",
      Severity.INFO,
      List.of(),
      "Everything works again",
      "The trouble is over. Thank you for your patience!"),
  MAINTENANCE(
      "Maintenance",
      Severity.WARNING,
      List.of(Role.RESTAURANT, Role.DRIVER, Role.AGENT),
      "Maintenance tonight",
      "Screens may lose their line for some seconds tonight between 3 and 4. They come back by"
          + " themselves, and no order is lost."),
  PROMOTION(
      "Promotion",
      Severity.PROMO,
      List.of(Role.CUSTOMER),
      "Something new near you",
      "New kitchens have opened in your city. Have a look, there is a dish you have not tried yet!"),
  BUSY(
      "Drivers wanted",
      Severity.INFO,
      List.of(Role.DRIVER),
      "Many orders are waiting",
      "The kitchens are busier than usual. If you can, come and ride for an hour.");

  private final String words;
  private final NewAnnouncement content;

  AnnouncementTemplate(
      String words, Severity severity, List<Role> roles, String title, String body) {
    this.words = words;
    Audience audience = new Audience(roles, List.of());
    this.content = new NewAnnouncement(title, body, severity, audience, null, null, false);
  }

  static Optional<AnnouncementTemplate> named(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** What it is for. */
  public String words() {
    return words;
  }

  NewAnnouncement content() {
    return content;
  }
}
