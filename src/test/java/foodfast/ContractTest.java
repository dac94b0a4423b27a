package foodfast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import foodfast.order.OrderAdvanced;
import foodfast.order.OrderPlaced;
import foodfast.push.PushDue;
import foodfast.session.AuthenticatedSocket;
import foodfast.timing.OmitServerTiming;
import foodfast.upload.UploadFinished;
import foodfast.web.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document and the doors in the code name the same things, both ways. */
class ContractTest {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> ALL_ROLES =
      Set.of("AGENT", "CUSTOMER", "DRIVER", "OPERATOR", "RESTAURANT");

  /** Doors that are servlets, and so have no annotations to compare with. */
  private static final Set<String> SERVLETS =
      Set.of("post /vault/tokens", "get /.well-known/jwks.json", "get /photos/{photo}/{file}");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final java.nio.file.Path MAIN =
      java.nio.file.Path.of(System.getProperty("basedir", "")).resolve("src/main");
  private static final java.nio.file.Path WEBAPP = MAIN.resolve("webapp");

  private static final JsonNode DOCUMENT = read();
  private static final Map<String, Method> DOORS = doors();
  private static final Map<String, JsonNode> OPERATIONS = operations();

  @Test
  void everyDoorStandsInTheDocumentAndNoOther() {
    assertEquals(DOORS.keySet(), OPERATIONS.keySet());
  }

  @Test
  void rolesAreThoseOfTheDoor() {
    DOORS.forEach((door, method) -> assertEquals(roles(method), roles(OPERATIONS.get(door)), door));
  }

  /** Where a secret is checked, no answer tells how long that took. */
  @Test
  void doorsThatCheckSecretsAreSilentAboutTimes() {
    DOORS.forEach(
        (door, method) -> {
          JsonNode operation = OPERATIONS.get(door);
          boolean secret = operation.path("x-checks-secret").asBoolean();
          assertEquals(method.isAnnotationPresent(OmitServerTiming.class), secret, door);
          JsonNode body = operation.at("/requestBody/content/application~1json/schema");
          assertEquals(secret, takesSecret(resolved(body)), door + " takes a secret");
        });
  }

  private static boolean takesSecret(JsonNode body) {
    return body.path("properties").properties().stream()
        .anyMatch(
            member ->
                member.getKey().toLowerCase().endsWith("token")
                    || member.getValue().path("format").asText().equals("password"));
  }

  @Test
  void parametersAreThoseOfTheDoor() {
    DOORS.forEach(
        (door, method) -> {
          Map<String, JsonNode> told = parameters(door);
          Set<String> query = new TreeSet<>();
          for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            HeaderParam header = parameter.getAnnotation(HeaderParam.class);
            if (named != null) {
              query.add("query " + named.value());
              compare(door + " " + named.value(), parameter, told.get("query " + named.value()));
            } else if (header != null && !header.value().equals("Authorization")) {
              assertEquals(true, told.containsKey("header " + header.value()), door + header);
            }
          }
          Set<String> inDocument = new TreeSet<>(told.keySet());
          inDocument.removeIf(name -> !name.startsWith("query "));
          assertEquals(query, inDocument, door);
        });
  }

  @Test
  void bodiesAreThoseOfTheDoor() {
    DOORS.forEach(
        (door, method) ->
            Stream.of(method.getParameters())
                .filter(parameter -> parameter.getType().isRecord() && isBody(parameter))
                .forEach(
                    body ->
                        compare(
                            door,
                            body.getType(),
                            OPERATIONS
                                .get(door)
                                .at("/requestBody/content/application~1json/schema"))));
  }

  private static boolean isBody(Parameter parameter) {
    return !parameter.isAnnotationPresent(QueryParam.class)
        && !parameter.isAnnotationPresent(HeaderParam.class);
  }

  @Test
  void problemsAreKnownAndEachOperationHasItsPlace() {
    Set<String> tags = new TreeSet<>();
    DOCUMENT.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    OPERATIONS.forEach(
        (door, operation) -> {
          operation
              .path("x-problems")
              .forEach(
                  code ->
                      assertEquals(
                          true, ProblemType.all().containsKey(code.asText()), door + code));
          assertEquals(true, tags.contains(operation.path("tags").path(0).asText()), door);
        });
  }

  /** The seven features, one after the other, and what goes with them; each has a paragraph. */
  @Test
  void operationsStandInTheOrderOfTheFeatures() {
    Set<String> tags = new LinkedHashSet<>();
    Set<String> features = new LinkedHashSet<>();
    for (JsonNode tag : DOCUMENT.path("tags")) {
      assertEquals(true, tag.path("description").asText().length() > 100, tag::toString);
      tags.add(tag.path("name").asText());
      if (tag.path("description").asText().contains("**Feature " + (features.size() + 1))) {
        features.add(tag.path("name").asText());
      }
    }
    assertEquals(7, features.size(), features::toString);
    Set<String> found = new LinkedHashSet<>();
    DOCUMENT.path("paths").findValues("tags").forEach(one -> found.add(one.path(0).asText()));
    assertEquals(List.copyOf(tags), List.copyOf(found));
  }

  /** What a success carries, and what it says in headers, is named, so that clients can use it. */
  @Test
  void successesAreDescribed() {
    OPERATIONS.forEach(
        (door, operation) -> {
          assertEquals(true, operation.hasNonNull("summary"), door);
          operation
              .path("responses")
              .properties()
              .forEach(
                  answer -> {
                    String where = door + " " + answer.getKey();
                    JsonNode told = resolved(answer.getValue());
                    told.path("headers")
                        .forEach(one -> assertEquals(true, one.has("$ref"), where + one));
                    told.path("content")
                        .properties()
                        .forEach(
                            form -> {
                              JsonNode schema = form.getValue().path("schema");
                              boolean json = form.getKey().equals(MediaType.APPLICATION_JSON);
                              assertEquals(true, schema.has(json ? "$ref" : "type"), where);
                            });
                    boolean empty = Set.of("202", "204", "304").contains(answer.getKey());
                    boolean inHeaders = told.has("headers");
                    assertEquals(
                        true, empty || inHeaders || told.has("content"), where + " says nothing");
                  });
        });
  }

  /** Each is what its specification calls one. */
  @Test
  void bothDocumentsAreValid() throws IOException {
    assertEquals(List.of(), misfits("openapi-3.1.json", DOCUMENT));
    assertEquals(List.of(), misfits("asyncapi-3.0.json", flows()));
  }

  private static List<String> misfits(String specification, JsonNode whole) throws IOException {
    try (InputStream schema = ContractTest.class.getResourceAsStream(specification)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.readTree(schema))
          .validate(whole)
          .stream()
          .map(Error::toString)
          .toList();
    }
  }

  private static JsonNode flows() throws IOException {
    return JSON.readTree(Files.readString(WEBAPP.resolve("asyncapi.json")));
  }

  /** Sockets, queues and topic are those of the code and of the server's configuration. */
  @Test
  void whatFlowsIsWhatTheCodeLetsFlow() throws IOException {
    Set<String> told = new TreeSet<>();
    for (JsonNode channel : flows().path("channels")) {
      told.add(channel.path("address").asText());
    }
    Set<String> there = new TreeSet<>();
    doorsAndSockets()
        .filter(type -> type.isAnnotationPresent(AuthenticatedSocket.Address.class))
        .forEach(type -> there.add(type.getAnnotation(AuthenticatedSocket.Address.class).value()));
    DOORS.forEach(
        (door, method) -> {
          Produces form = method.getAnnotation(Produces.class);
          if (form != null && List.of(form.value()).contains(MediaType.SERVER_SENT_EVENTS)) {
            there.add(door.replaceFirst("get ", ""));
          }
        });
    Pattern.compile("Address=\"([^\"]+)\"")
        .matcher(Files.readString(MAIN.resolve("../../liberty/messaging.xml")))
        .results()
        .forEach(found -> there.add(found.group(1)));
    assertEquals(there, told);
  }

  @Test
  void factsHaveTheirMembers() throws IOException {
    JsonNode schemas = flows().at("/components/schemas");
    for (Class<?> fact :
        List.of(OrderPlaced.class, OrderAdvanced.class, UploadFinished.class, PushDue.class)) {
      Set<String> members = new TreeSet<>();
      Stream.of(fact.getRecordComponents()).forEach(one -> members.add(one.getName()));
      assertEquals(
          members, names(schemas.path(fact.getSimpleName()).path("properties")), fact.getName());
    }
  }

  /** What both documents name is the same in both, and every reference leads somewhere. */
  @Test
  void theTwoDocumentsAgree() throws IOException {
    JsonNode flows = flows();
    flows
        .at("/components/schemas")
        .properties()
        .forEach(
            one -> {
              JsonNode here = DOCUMENT.at("/components/schemas/" + one.getKey());
              if (!here.isMissingNode()) {
                assertEquals(here.toString(), one.getValue().toString(), one.getKey());
              }
            });
    for (JsonNode whole : List.of(flows, DOCUMENT)) {
      whole
          .findValues("$ref")
          .forEach(
              to ->
                  assertEquals(
                      false, whole.at(to.asText().substring(1)).isMissingNode(), to::asText));
    }
  }

  /** A record and the schema of it: members, what is required, bounds. */
  private static void compare(String where, Class<?> type, JsonNode reference) {
    JsonNode schema = resolved(reference);
    Set<String> members = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      JsonNode member = schema.path("properties").path(name);
      members.add(name);
      if (isRequired(component)) {
        required.add(name);
      }
      compare(where + "/" + name, component.getAccessor(), member);
      Class<?> inner = component.getType();
      if (inner.isRecord() && !inner.getSimpleName().equals("Money")) {
        compare(where + "/" + name, inner, member);
      } else if (inner == List.class
          && component.getAnnotatedType() instanceof AnnotatedParameterizedType list
          && list.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> item
          && item.isRecord()) {
        compare(where + "/" + name + "/0", item, member.path("items"));
      } else if (inner.isEnum()) {
        Set<String> names = new TreeSet<>();
        resolved(member).path("enum").forEach(one -> names.add(one.asText()));
        assertEquals(
            new TreeSet<>(Arrays.stream(inner.getEnumConstants()).map(String::valueOf).toList()),
            names,
            where + "/" + name);
      }
    }
    assertEquals(members, names(schema.path("properties")), where);
    Set<String> told = new TreeSet<>();
    schema.path("required").forEach(one -> told.add(one.asText()));
    assertEquals(required, told, where + " required");
  }

  private static void compare(String where, AnnotatedElement code, JsonNode told) {
    JsonNode schema = resolved(told.has("schema") ? told.path("schema") : told);
    Size size = code.getAnnotation(Size.class);
    if (size != null) {
      boolean list = schema.path("type").asText().equals("array");
      assertEquals(
          size.max(), schema.path(list ? "maxItems" : "maxLength").asInt(), where + " longest");
    }
    Min least = code.getAnnotation(Min.class);
    Max most = code.getAnnotation(Max.class);
    boolean opaque = schema.path("type").asText().equals("string");
    if (least != null && !opaque) {
      assertEquals(least.value(), schema.path("minimum").asLong(-1), where + " least");
    }
    if (most != null && !opaque) {
      assertEquals(most.value(), schema.path("maximum").asLong(-1), where + " most");
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static boolean isRequired(RecordComponent component) {
    Method accessor = component.getAccessor();
    return accessor.isAnnotationPresent(NotNull.class)
        || accessor.isAnnotationPresent(NotBlank.class)
        || accessor.isAnnotationPresent(NotEmpty.class);
  }

  private static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : DOCUMENT.at(reference.substring(1));
  }

  private static Map<String, JsonNode> parameters(String door) {
    Map<String, JsonNode> all = new TreeMap<>();
    String path = door.substring(door.indexOf(' ') + 1);
    for (JsonNode some :
        List.of(
            DOCUMENT.path("paths").path(path).path("parameters"),
            OPERATIONS.get(door).path("parameters"))) {
      some.forEach(
          one -> {
            JsonNode parameter = resolved(one);
            all.put(
                parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
          });
    }
    return all;
  }

  private static Set<String> roles(Method door) {
    RolesAllowed here = door.getAnnotation(RolesAllowed.class);
    if (here == null && door.isAnnotationPresent(PermitAll.class)) {
      return Set.of("anybody");
    }
    if (here == null) {
      here = door.getDeclaringClass().getAnnotation(RolesAllowed.class);
    }
    return here == null ? Set.of("anybody") : new TreeSet<>(Set.of(here.value()));
  }

  private static Set<String> roles(JsonNode operation) {
    if (operation.has("security")) {
      return Set.of("anybody");
    }
    Set<String> roles = new TreeSet<>();
    operation.path("x-roles").forEach(role -> roles.add(role.asText()));
    return roles.isEmpty() ? ALL_ROLES : roles;
  }

  private static Map<String, Method> doors() {
    Map<String, Method> doors = new TreeMap<>();
    doorsAndSockets()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .forEach(type -> methods(type, doors));
    doors.keySet().removeIf(door -> isHeadOfGet(door, doors.keySet()));
    return doors;
  }

  private static Stream<? extends Class<?>> doorsAndSockets() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("foodfast")
            .stream()
            .filter(
                type ->
                    type.isAnnotatedWith(Path.class)
                        || type.isAnnotatedWith(AuthenticatedSocket.Address.class))
            .map(type -> type.reflect());
  }

  /** What HEAD says goes without saying where there is a GET. */
  private static boolean isHeadOfGet(String door, Set<String> all) {
    return door.startsWith("head ") && all.contains(door.replaceFirst("head", "get"));
  }

  private static void methods(Class<?> type, Map<String, Method> doors) {
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (http != null) {
          Path more = method.getAnnotation(Path.class);
          String path =
              "/api/"
                  + type.getAnnotation(Path.class).value()
                  + "/"
                  + (more == null ? "" : more.value());
          doors.put(
              http.value().toLowerCase() + " " + path.replaceAll("/+", "/").replaceFirst("/$", ""),
              method);
        }
      }
    }
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        one -> {
                          String door = one.getKey() + " " + path.getKey();
                          if (METHODS.contains(one.getKey()) && !SERVLETS.contains(door)) {
                            operations.put(door, one.getValue());
                          }
                        }));
    return operations;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.properties().forEach(one -> names.add(one.getKey()));
    return names;
  }

  private static JsonNode read() {
    java.nio.file.Path file = MAIN.resolve("resources/META-INF/openapi.yaml");
    try {
      Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return JSON.valueToTree(all);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
