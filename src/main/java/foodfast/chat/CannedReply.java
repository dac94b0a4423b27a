package foodfast.chat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A text agents send often. */
@Entity
@Table(name = "canned_reply")
public class CannedReply {
  @Id int id;
  String title;
  String text;

  protected CannedReply() {}

  /** A reply as the desk shows it. */
  public record View(int id, String title, String text) {}

  View view() {
    return new View(id, title, text);
  }
}
