package foodfast;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueSender;
import jakarta.jms.TopicPublisher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.websocket.Endpoint;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.io.Closeable;
import java.util.Queue;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Holds the rules of docs/architecture.md, so that the tree stays what the page says. */
@AnalyzeClasses(packages = "foodfast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String REALTIME = "foodfast.realtime";
  private static final String OUTBOX = "foodfast.outbox";

  /** Classes that touch tables without being the plural of a thing; each with its reason. */
  private static final Set<String> SQL_BY_EXCEPTION =
      Set.of(
          "Outbox", // all entries: the plural of OutboxEntry in one word
          "OutboxRelay", // takes entries in the order they were written, skipping locked ones
          "EmbeddedDatabase", // makes the database itself, in a process of its own
          "ProblemMapper", // tells why the tables refused a change
          "Migrations", // runs the numbered scripts before anything else
          "BackendProbe"); // asks the database whether it answers

  /** Classes that rest for a while on purpose; each with its reason. */
  private static final String[] WAITS_FOR_A_WHILE = {
    "TransientFailures", // nothing tells that a partner is back
    "AdmissionControl", // leaves the processor to what is urgent
    "TopicBroadcaster" // so does this, between one shard of readers and the next
  };

  /** Interfaces that stand for more than today's one class; each with its reason. */
  private static final Set<String> PORTS =
      Set.of(
          "PaymentGateway", // the payment provider
          "FallbackChannel", // another way to reach a restaurant
          "PersonalDataStore", // one per feature that keeps something about a person
          "Answer", // one per resource whose polls sleep
          "Sink", // server-sent events and WebSocket
          "Feed"); // one per durable stream

  @ArchTest
  static final ArchRule packagesImportOnlyWhatTheTableAllows = classes().should(new ImportTable());

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices().matching("foodfast.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule picturesAreMadeWithoutAServer =
      noClasses()
          .that()
          .resideInAPackage("foodfast.picture")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule namesSayWhatTheThingIs =
      noClasses()
          .should(
              haveNameMatching(
                  ".*[.$](\\w+(Service|Manager|Impl|Utils?|Helper|Dto|DTO|Assembler|Facade)"
                      + "|(\\w*[a-z])?(Base|Abstract)([A-Z]\\w*)?)"));

  @ArchTest
  static final ArchRule restDoorsAreCalledResourceOrStream =
      classes().that(annotatedWith(Path.class)).should(haveNameMatching(".*(Resource|Stream)"));

  @ArchTest
  static final ArchRule resourcesAndStreamsAreDoors =
      classes()
          .that(topLevel())
          .and()
          .resideOutsideOfPackage(REALTIME)
          .and(areNot(JavaClass.Predicates.assignableTo(Closeable.class)))
          .and(nameEndsWith("Resource", "Stream"))
          .should()
          .beAnnotatedWith(Path.class);

  @ArchTest
  static final ArchRule webSocketDoorsAreCalledSocket =
      classes()
          .that(JavaClass.Predicates.assignableTo(Endpoint.class))
          .should()
          .haveSimpleNameEndingWith("Socket");

  @ArchTest
  static final ArchRule messageDrivenBeansAreCalledConsumer =
      classes()
          .that(annotatedWith(MessageDriven.class))
          .should()
          .haveSimpleNameEndingWith("Consumer");

  @ArchTest
  static final ArchRule interfacesHaveMoreThanOneImplementation =
      noClasses()
          .that(INTERFACES)
          .and(describe("are no port", type -> !PORTS.contains(type.getSimpleName())))
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  describe(
                      "implemented by one class only", type -> type.getSubclasses().size() == 1)));

  @ArchTest
  static final ArchRule streamingTechnologyStaysInRealtimeAndDoors =
      noClasses()
          .that()
          .resideOutsideOfPackage(REALTIME)
          .and(areNot(doors()))
          .and(areNot(called("SocketConfigurator"))) // decides who may open a socket
          .should()
          .dependOnClassesThat(
              describe(
                  "stream or suspend",
                  type ->
                      type.getPackageName().startsWith("jakarta.ws.rs.sse")
                          || type.getPackageName().startsWith("jakarta.websocket")
                          || type.isEquivalentTo(AsyncResponse.class)
                          || type.isEquivalentTo(Suspended.class)));

  @ArchTest
  static final ArchRule onlyOutboxAndRealtimeSendMessages =
      noClasses()
          .that()
          .resideOutsideOfPackages(REALTIME, OUTBOX)
          .and(areNot(called("BackendProbe"))) // asks the broker whether it answers
          .should()
          .dependOnClassesThat(
              describe(
                  "send messages",
                  type ->
                      Set.of(
                              JMSContext.class,
                              JMSProducer.class,
                              MessageProducer.class,
                              QueueSender.class,
                              TopicPublisher.class)
                          .stream()
                          .anyMatch(type::isEquivalentTo)));

  @ArchTest
  static final ArchRule onlyConsumersReceiveMessages =
      noClasses()
          .that()
          .resideOutsideOfPackages(REALTIME, OUTBOX)
          .and(areNot(called("Consumer", "BackendProbe", "TransientFailures")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..");

  @ArchTest
  static final ArchRule onlyPluralsTouchTables =
      noClasses()
          .that(
              describe(
                  "are neither plural nor an exception",
                  type -> !isPlural(type) && !SQL_BY_EXCEPTION.contains(outermost(type))))
          .should()
          .dependOnClassesThat(touchTables());

  @ArchTest
  static final ArchRule doorsTouchNoTables =
      noClasses().that(doors()).or(called("Consumer")).should().dependOnClassesThat(touchTables());

  @ArchTest
  static final ArchRule theBrokersOwnClassesStayInTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackage(ImportTable.LOCAL) // runs them in a process of their own
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.activemq..", "org.apache.artemis..", "io.zonky..");

  @ArchTest
  static final ArchRule nobodyUsesJavaUtilLogging =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule threadsAreStartedInTheBackgroundAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("foodfast.background")
          .should()
          .dependOnClassesThat(
              describe(
                  "start threads",
                  type ->
                      type.isAssignableTo(ExecutorService.class)
                          || type.isAssignableTo(ThreadFactory.class)
                          || type.isEquivalentTo(Executors.class)
                          || type.isEquivalentTo(Timer.class)
                          || type.isEquivalentTo(Schedule.class)
                          || type.isEquivalentTo(Asynchronous.class)));

  @ArchTest
  static final ArchRule nobodyMakesAThreadOrUsesTheCommonPool =
      noClasses()
          .should()
          .callCodeUnitWhere(
              describe(
                  "makes a thread or runs on the common pool",
                  call ->
                      call.getTargetOwner().isAssignableTo(Thread.class)
                              && call.getName().equals("<init>")
                          || call.getTargetOwner().isAssignableTo(CompletionStage.class)
                              && call.getName().endsWith("Async")));

  /** Each pool and each queue stands with its bound in the table of docs/architecture.md. */
  @ArchTest
  static void poolsAndQueuesStandInTheirTable(JavaClasses classes) {
    Set<String> makers =
        classes.stream()
            .flatMap(type -> type.getConstructorCallsFromSelf().stream())
            .filter(call -> isPoolOrQueue(call.getTargetOwner()))
            .map(call -> outermost(call.getOriginOwner()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(makers.contains("WorkerPool"), () -> "found only " + makers);
    makers.removeAll(SourcesTest.namesInTable("## Pools and queues"));
    assertEquals(Set.of(), makers, "pools and queues without a bound in docs/architecture.md");
  }

  @ArchTest
  static final ArchRule nobodyPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** Whatever the spelling; who waits for something waits for that, and not for a while. */
  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that(areNot(called(WAITS_FOR_A_WHILE)))
          .should()
          .callCodeUnitWhere(
              describe(
                  "sleeps",
                  call ->
                      call.getTargetOwner().isEquivalentTo(LockSupport.class)
                          || call.getName().equals("sleep")
                              && call.getTargetOwner().getPackageName().startsWith("java.")));

  private static DescribedPredicate<JavaClass> doors() {
    return called("Resource", "Stream", "Socket", "SocketConfigurator");
  }

  private static DescribedPredicate<JavaClass> areNot(DescribedPredicate<JavaClass> predicate) {
    return DescribedPredicate.not(predicate);
  }

  private static DescribedPredicate<JavaClass> topLevel() {
    return describe("top level", type -> type.isTopLevelClass());
  }

  private static DescribedPredicate<JavaClass> nameEndsWith(String... ends) {
    return describe(
        "named like " + String.join(", ", ends),
        type -> Set.of(ends).stream().anyMatch(type.getSimpleName()::endsWith));
  }

  /** By the outermost class, so that what is nested in a door counts as the door. */
  private static DescribedPredicate<JavaClass> called(String... ends) {
    return describe(
        "called like " + String.join(", ", ends),
        type -> Set.of(ends).stream().anyMatch(outermost(type)::endsWith));
  }

  private static DescribedPredicate<JavaClass> touchTables() {
    return describe(
        "touch tables",
        type ->
            type.getPackageName().equals("java.sql")
                || type.getPackageName().startsWith("jakarta.data")
                || type.getPackageName().startsWith("org.flywaydb")
                || type.isEquivalentTo(DataSource.class)
                || type.isEquivalentTo(EntityManager.class)
                || type.isEquivalentTo(EntityManagerFactory.class));
  }

  private static boolean isPoolOrQueue(JavaClass type) {
    return type.isAssignableTo(Executor.class) || type.isAssignableTo(Queue.class);
  }

  private static boolean isPlural(JavaClass type) {
    return Pattern.matches("[A-Z]\\w*[^s]s", outermost(type));
  }

  private static String outermost(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }
}
