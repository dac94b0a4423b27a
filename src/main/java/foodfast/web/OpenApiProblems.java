package foodfast.web;

import foodfast.timing.ServerTimingFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the OpenAPI document: what every door can refuse, what stands at a door as {@code
 * x-problems}, the headers that every answer has, and where the sources are.
 */
public class OpenApiProblems implements OASFilter {
  private static final String OWN = "x-problems";
  private static final String SECRET = "x-checks-secret";
  private static final Pattern START_OF_WORD = Pattern.compile("(?:^|-)(\\w)");
  private static final String UPLOADS = "/api/uploads";
  private static final List<String> ALWAYS =
      List.of("bad-request", "internal-error", "no-answer", "unavailable");
  private static final List<String> LOGGED_IN = List.of("unauthorized", "session-over");
  private static final List<String> WITH_JSON =
      List.of(
          "malformed-body",
          "invalid-body",
          "too-large",
          "unsupported-media-type",
          "validation-failed");
  private static final List<String> WITH_KEY =
      List.of("malformed-idempotency-key", "idempotency-key-reused", "idempotency-key-in-use");

  private Components components;
  private Map<String, String> shared;

  @Override
  public void filterOpenAPI(OpenAPI document) {
    ConfigProvider.getConfig()
        .getOptionalValue("SOURCES", String.class)
        .map(url -> OASFactory.createExternalDocumentation().description("Sources").url(url))
        .ifPresent(document::setExternalDocs);
    components = document.getComponents();
    shared = new LinkedHashMap<>();
    ProblemType.all().values().stream()
        .sorted((one, other) -> one.code().compareTo(other.code()))
        .forEach(type -> components.addExample(type.code(), example(type)));
    components.getResponses().values().forEach(answer -> headers(answer, false, true));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations().values().forEach(one -> complete(path, item, one)));
  }

  private void complete(String path, PathItem item, Operation operation) {
    List<Parameter> parameters = parameters(item, operation);
    boolean timed = path.startsWith("/api") && !operation.hasExtension(SECRET);
    boolean keyed =
        operation == item.getPOST()
            && parameters.stream().anyMatch(one -> "Idempotency-Key".equals(one.getName()));
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, answer) -> headers(answer, keyed && status.startsWith("2"), timed));
    byStatus(codes(path, item, parameters, keyed, operation))
        .forEach(
            (status, codes) ->
                operation
                    .getResponses()
                    .addAPIResponse(String.valueOf(status), reference(path, status, codes, timed)));
    operation.removeExtension(OWN);
    String who = who(operation);
    String said = operation.getDescription();
    operation.setDescription(said == null ? who : said + "\n\n" + who);
  }

  private TreeSet<String> codes(
      String path, PathItem item, List<Parameter> parameters, boolean keyed, Operation operation) {
    TreeSet<String> codes = new TreeSet<>(ALWAYS);
    codes.addAll(listed(operation, OWN));
    if (needsLogIn(operation)) {
      codes.addAll(LOGGED_IN);
      codes.addAll(roles(operation).isEmpty() ? List.of() : List.of("forbidden"));
    }
    if (path.startsWith("/api")) { // the others choose no form of their answer
      codes.add("not-acceptable");
    }
    if (path.contains("{") && operation != item.getOPTIONS()) { // which asks nothing of the thing
      codes.add("not-found");
    }
    if (parameters.stream().anyMatch(OpenApiProblems::canBeMisread)) {
      codes.add("invalid-parameter");
    }
    if (!isStream(operation) && parameters.stream().anyMatch(OpenApiProblems::hasBounds)) {
      codes.add("validation-failed");
    }
    codes.addAll(takesJson(operation) ? WITH_JSON : List.of());
    codes.addAll(keyed ? WITH_KEY : List.of());
    return codes;
  }

  /** What is no plain text: a number, a name out of a list. */
  private static boolean canBeMisread(Parameter parameter) {
    Schema schema = parameter.getSchema();
    boolean text = schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING);
    return parameter.getIn() == Parameter.In.QUERY && !(text && schema.getEnumeration() == null);
  }

  private static boolean hasBounds(Parameter parameter) {
    return parameter.getIn() == Parameter.In.QUERY && parameter.getSchema().getMinimum() != null;
  }

  private static boolean takesJson(Operation operation) {
    return operation.getRequestBody() != null
        && operation.getRequestBody().getContent().hasMediaType("application/json");
  }

  private static boolean isStream(Operation operation) {
    APIResponse answer = operation.getResponses().getAPIResponse("200");
    return answer != null
        && answer.getContent() != null
        && answer.getContent().hasMediaType("text/event-stream");
  }

  private List<Parameter> parameters(PathItem item, Operation operation) {
    List<Parameter> all = new ArrayList<>();
    for (List<Parameter> some :
        List.of(orNone(item.getParameters()), orNone(operation.getParameters()))) {
      for (Parameter one : some) {
        String name = one.getRef() == null ? null : one.getRef().replaceFirst(".*/", "");
        all.add(name == null ? one : components.getParameters().get(name));
      }
    }
    return all;
  }

  private static List<Parameter> orNone(List<Parameter> parameters) {
    return parameters == null ? List.of() : parameters;
  }

  private static Map<Integer, List<String>> byStatus(TreeSet<String> codes) {
    return codes.stream()
        .collect(
            Collectors.groupingBy(
                code -> ProblemType.all().get(code).status(), TreeMap::new, Collectors.toList()));
  }

  /** The same refusals stand in the document once. */
  private APIResponse reference(String path, int status, List<String> codes, boolean timed) {
    boolean tus = path.startsWith(UPLOADS);
    String name =
        shared.computeIfAbsent(
            codes + (tus ? UPLOADS : "") + timed,
            set -> {
              long others =
                  shared.values().stream().filter(n -> n.startsWith("Refused" + status)).count();
              String fresh =
                  codes.size() == 1 && !tus
                      ? inOneWord(codes.get(0)) + (timed ? "" : "Untimed")
                      : "Refused" + status + (others == 0 ? "" : "_" + (others + 1));
              components.addResponse(fresh, refusal(status, codes, tus, timed));
              return fresh;
            });
    return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
  }

  private static String inOneWord(String code) {
    return START_OF_WORD.matcher(code).replaceAll(start -> start.group(1).toUpperCase());
  }

  private static APIResponse refusal(int status, List<String> codes, boolean tus, boolean timed) {
    MediaType media =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
    codes.forEach(
        code ->
            media.addExample(
                code, OASFactory.createExample().ref("#/components/examples/" + code)));
    String meaning =
        codes.stream()
            .map(code -> "`" + code + "`: " + ProblemType.all().get(code).meaning())
            .collect(Collectors.joining("\n\n"));
    APIResponse refusal =
        OASFactory.createAPIResponse()
            .description(meaning)
            .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    if (status != 502) { // which is the proxy's own
      headers(refusal, false, timed);
    }
    boolean told = status == 429 || status == 503;
    refusal.addHeader("Retry-After", header(told ? "RetryAfter" : "OptionalRetryAfter"));
    if (status == 401) {
      refusal.addHeader("WWW-Authenticate", header("Challenge"));
    }
    if (tus) {
      for (String name :
          List.of(
              "Tus-Resumable",
              "Tus-Version",
              "Tus-Max-Size",
              "Upload-Offset",
              "Accept-Patch",
              "Location")) {
        refusal.addHeader(name, header("Optional" + name.replace("-", "")));
      }
    }
    return refusal;
  }

  private static void headers(APIResponse answer, boolean replayable, boolean timed) {
    if (answer.getRef() == null) {
      answer.addHeader(CorrelationId.HEADER, header("CorrelationId"));
      if (timed) {
        answer.addHeader(ServerTimingFeature.HEADER, header("ServerTiming"));
      }
      if (replayable) {
        answer.addHeader("Idempotency-Replayed", header("IdempotencyReplayed"));
      }
    }
  }

  private static Header header(String name) {
    return OASFactory.createHeader().ref("#/components/headers/" + name);
  }

  private static Example example(ProblemType type) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("type", type.address());
    value.put("title", type.title());
    value.put("status", type.status());
    value.put("detail", type.meaning());
    return OASFactory.createExample().summary(type.title()).description(type.cure()).value(value);
  }

  private static boolean needsLogIn(Operation operation) {
    return operation.getSecurity() == null || !operation.getSecurity().isEmpty();
  }

  private static List<String> roles(Operation operation) {
    return listed(operation, "x-roles");
  }

  private static List<String> listed(Operation operation, String extension) {
    return operation.getExtensions() != null
            && operation.getExtensions().get(extension) instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String who(Operation operation) {
    if (!needsLogIn(operation)) {
      return "For anybody.";
    }
    List<String> roles = roles(operation);
    return roles.isEmpty()
        ? "For everybody who is logged in."
        : "For " + String.join(", ", roles) + ".";
  }
}
