package foodfast.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.chat.ChatFloor;
import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Shots;
import foodfast.kit.Tables;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A photo becomes a message, once, and is seen by the people of its conversation alone. */
class PhotosInChatIT {
  private static final byte[] PHOTO = Shots.photo(900, 700, 81);

  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());
  private CustomerApp customer;
  private AgentApp agent;
  private String conversation;

  @BeforeEach
  void someoneNeedsHelp() {
    ChatFloor.clear();
    customer = CustomerApp.registers(platform.nodeA());
    agent = AgentApp.joins(platform.nodeA(), "Anna").at(platform.nodeB()).takes(10);
    conversation = customer.asksForHelp("Cold pizza").getString("id");
  }

  @AfterEach
  void theDeskIsEmpty() {
    ChatFloor.clear();
  }

  @Test
  void bothSidesSendAndSeeAndNobodyElseDoes() {
    try (Chat here = customer.chats().reads(conversation);
        Chat there = agent.chats().reads(conversation)) {
      PhotoSending sending = PhotoSending.into(customer.session(), conversation, PHOTO);
      JsonObject heard = there.hears(conversation, "Photo");
      assertEquals("photo-" + sending.id(), heard.getString("clientId"));
      assertEquals("CUSTOMER", heard.getString("role"));
      String address = address(heard);
      JsonObject end = sending.endsAs("READY");
      assertEquals(conversation, end.getString("conversationId"));
      assertFalse(end.containsKey("menuItemId") || end.containsKey("photo"), end.toString());

      Answer seen = agent.door().get(address).expects(200);
      assertEquals("image/webp", seen.header("Content-Type"));
      assertEquals("private, no-cache", seen.header("Cache-Control"));
      customer.door().with("If-None-Match", seen.etag()).get(address).expects(304);
      nobodyElseSees(address, heard.getString("photo"));
      customer.door().get(address.replace("320.webp", "640.webp")).isProblem(404);

      PhotoSending.into(agent.session(), conversation, PHOTO).endsAs("READY");
      here.hearsAll(conversation, 2);
      JsonObject answer = here.messages(conversation).get(1);
      assertEquals("AGENT", answer.getString("role"));
      customer.door().get(address(answer)).expects(200);
    }
  }

  private void nobodyElseSees(String address, String photo) {
    Node node = platform.nodeA();
    node.door().get(address).isProblem(401);
    CustomerApp.registers(node).door().get(address).isProblem(404, "not-found");
    AgentApp.joins(node, "Bert").door().get(address).isProblem(404, "not-found");
    RestaurantApp.logsIn(node).door().get(address).isProblem(403);
    OperatorApp.logsIn(node).door().get(address).isProblem(403);
    node.door().get("/photos/" + photo + "/320.webp").isProblem(404);
    CustomerApp stranger = CustomerApp.registers(node);
    String theirs = stranger.asksForHelp("Mine").getString("id");
    stranger.door().get(address.replace(conversation, theirs)).isProblem(404, "not-found");
  }

  @Test
  void anUploadIsItsSendersAlone() {
    PhotoSending sending = begun(customer.session());
    for (Session other : new Session[] {agent.session(), stranger()}) {
      PhotoSending.tus(other.door()).head(sending.path()).expects(404);
      PhotoSending.tus(other.door()).delete(sending.path()).isProblem(404, "not-found");
      other.door().get(sending.path() + "/status").isProblem(404, "not-found");
      assertEquals(0, other.door().get("/api/uploads").expects(200).items().size());
    }
    Answer open = customer.door().get("/api/uploads?state=open").expects(200);
    assertEquals(sending.id(), open.items().getJsonObject(0).getString("id"));
    sending.delete().expects(204);
  }

  @Test
  void whoMayNotWriteThereMayNotSend() {
    PhotoSending.offers(stranger(), conversation, 10).isProblem(404, "not-found");
    Session colleague = AgentApp.joins(platform.nodeA(), "Bert").session();
    PhotoSending.offers(colleague, conversation, 10).isProblem(404, "not-found");
    Session kitchen = RestaurantApp.logsIn(platform.nodeA()).session();
    PhotoSending.offers(kitchen, conversation, 10).isProblem(404, "not-found");
    agent.closes(conversation).expects(200);
    PhotoSending.offers(agent.session(), conversation, 10).isProblem(409, "conversation-closed");
  }

  @Test
  void whatBeganInTimeIsRefusedWhenItIsTooLateAndACustomersReopens() {
    PhotoSending late = begun(agent.session());
    PhotoSending inTime = begun(customer.session());
    agent.closes(conversation).expects(200);

    late.patch(0, PHOTO).expects(204);
    assertTrue(PhotoSending.isTold(late.endsAs("REJECTED"), "NOT_TAKEN"));
    assertEquals(0, messages().size());
    inTime.patch(0, PHOTO).expects(204);
    inTime.endsAs("READY");
    assertEquals(1, messages().size());
    JsonObject view = customer.door().get("/api/conversations/" + conversation).expects(200).json();
    assertEquals("OPEN", view.getString("state"));
    assertEquals("Photo", view.getString("preview"));
  }

  @Test
  void tooSmallIsAnotherThingThanForADish() {
    byte[] small = Shots.photo(400, 330, 82);
    PhotoSending.into(customer.session(), conversation, small).endsAs("READY");
    byte[] tiny = Shots.photo(300, 300, 83);
    JsonObject end = PhotoSending.into(customer.session(), conversation, tiny).endsAs("REJECTED");
    assertTrue(PhotoSending.isTold(end, "TOO_SMALL"));
  }

  @Test
  void theyGoWithTheirSender() {
    PhotoSending.into(customer.session(), conversation, PHOTO).endsAs("READY");
    PhotoSending.into(agent.session(), conversation, PHOTO).endsAs("READY");
    String own = messages().get(0).asJsonObject().getString("photo");
    PhotoSending unfinished = begun(customer.session());
    String copy = customer.door().get("/api/accounts/me/export").expects(200).json().toString();
    assertTrue(copy.contains(own) && copy.contains(unfinished.id()), copy);

    customer.door().delete("/api/accounts/me").expects(204);

    assertEquals(0, count("select count(*) from photo where id = ?", own));
    assertEquals(0, count("select count(*) from message where photo_id = ?", own));
    assertEquals(0, count("select count(*) from upload where id = ?", unfinished.id()));
    assertEquals(1, count("select count(*) from photo where subject_id = ?", conversation));
  }

  private long count(String sql, String id) {
    return tables.number(sql, UUID.fromString(id));
  }

  private PhotoSending begun(Session session) {
    Answer begun = PhotoSending.offers(session, conversation, PHOTO.length).expects(201);
    return PhotoSending.of(session, begun.header("Location"));
  }

  private Session stranger() {
    return CustomerApp.registers(platform.nodeA()).session();
  }

  private JsonArray messages() {
    String path = "/api/conversations/" + conversation + "/messages?after=0";
    return customer.door().get(path).expects(200).items();
  }

  private String address(JsonObject message) {
    return "/api/conversations/"
        + conversation
        + "/photos/"
        + message.getString("photo")
        + "/320.webp";
  }
}
