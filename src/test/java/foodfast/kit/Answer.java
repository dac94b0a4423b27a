package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** What a door answered, with the questions tests ask about it. */
public final class Answer {
  private static final String PROBLEM = "application/problem+json";

  private final String request;
  private final HttpResponse<String> response;

  Answer(String request, HttpResponse<String> response) {
    this.request = request;
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  /** The header's value, or an empty string. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public String etag() {
    return header("ETag");
  }

  public JsonObject json() {
    return (JsonObject) structure();
  }

  /** The {@code items} of a list, or the array that the whole body is. */
  public JsonArray items() {
    JsonStructure body = structure();
    return body instanceof JsonArray array ? array : body.asJsonObject().getJsonArray("items");
  }

  public Answer expects(int... statuses) {
    if (Arrays.stream(statuses).noneMatch(status -> status == status())) {
      throw new AssertionError("expected " + Arrays.toString(statuses) + " but " + this);
    }
    return this;
  }

  /** A refusal with one of these statuses, where the protocol leaves the choice. */
  public JsonObject isRefused(int... statuses) {
    return expects(statuses).isProblem(status());
  }

  /** A refusal as RFC 9457 wants it; returns the problem for more questions. */
  public JsonObject isProblem(int status) {
    expects(status);
    String type = header("Content-Type");
    check(type.startsWith(PROBLEM), "Content-Type " + PROBLEM);
    JsonObject problem = json();
    check(problem.getInt("status", -1) == status, "a member status of " + status);
    check(!problem.getString("type", "").isEmpty(), "a member type");
    check(!problem.getString("title", "").isEmpty(), "a member title");
    isPlain(problem.getString("detail", ""));
    if (problem.containsKey("errors")) {
      for (JsonObject error : problem.getJsonArray("errors").getValuesAs(JsonObject.class)) {
        isPlain(error.getString("detail", ""));
      }
    }
    return problem;
  }

  /** People read it: a sentence, without the words of whoever built the doors. */
  private void isPlain(String said) {
    check(said.matches("(?s)\\p{Lu}.*[.?]"), "a sentence instead of \"" + said + "\"");
    check(
        !said.matches("(?i).*\\b(door|doors|null|blank)\\b.*"), "plain words in \"" + said + "\"");
  }

  /** A refusal of a certain kind: the last part of its type. */
  public JsonObject isProblem(int status, String kind) {
    JsonObject problem = isProblem(status);
    check(problem.getString("type").endsWith("/problems/" + kind), "the type " + kind);
    return problem;
  }

  private void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what + " but " + this);
    }
  }

  private JsonStructure structure() {
    try (JsonReader reader = Json.createReader(new StringReader(body()))) {
      return reader.read();
    } catch (JsonException | IllegalStateException e) {
      throw new AssertionError("expected JSON but " + this, e);
    }
  }

  @Override
  public String toString() {
    String shown = body().length() > 600 ? body().substring(0, 600) + "…" : body();
    return request + " answered " + status() + " " + header("Content-Type") + " " + shown;
  }
}
