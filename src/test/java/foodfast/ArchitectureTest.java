package foodfast;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueSender;
import jakarta.jms.TopicPublisher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.io.Closeable;
import java.util.Set;
import java.util.regex.Pattern;
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
          "AgentDesk", // assigns conversations with a lock that spans two tables
          "Migrations", // runs the numbered scripts before anything else
          "Probe"); // asks the database whether it answers

  /** Interfaces that stand for more than today's one class; each with its reason. */
  private static final Set<String> PORTS =
      Set.of(
          "CardVault", // the payment provider
          "SecondChannel", // another way to reach a restaurant
          "PersonalData", // one per feature that keeps something about a person
          "Answer", // one per resource whose polls sleep
          "Sink", // server-sent events and WebSocket
          "Feed"); // one per durable stream

  @ArchTest
  static final ArchRule packagesImportOnlyWhatTheTableAllows =
      classes().should(new ImportTable()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices().matching("foodfast.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSayWhatTheThingIs =
      noClasses()
          .should(
              haveNameMatching(
                  ".*[.$](\\w+(Service|Manager|Impl|Utils?|Helper|Dto|DTO|Assembler|Facade)"
                      + "|(\\w*[a-z])?(Base|Abstract)([A-Z]\\w*)?)"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule restDoorsAreCalledResourceOrStream =
      classes()
          .that(annotatedWith(Path.class))
          .should(haveNameMatching(".*(Resource|Stream)"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule resourcesAndStreamsAreDoors =
      classes()
          .that(topLevel())
          .and()
          .resideOutsideOfPackage(REALTIME)
          .and(areNot(JavaClass.Predicates.assignableTo(Closeable.class)))
          .and(nameEndsWith("Resource", "Stream"))
          .should()
          .beAnnotatedWith(Path.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule webSocketDoorsAreCalledSocket =
      classes()
          .that(annotatedWith(ServerEndpoint.class))
          .should()
          .haveSimpleNameEndingWith("Socket")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule messageDrivenBeansAreCalledConsumer =
      classes()
          .that(annotatedWith(MessageDriven.class))
          .should()
          .haveSimpleNameEndingWith("Consumer")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule interfacesHaveMoreThanOneImplementation =
      noClasses()
          .that(INTERFACES)
          .and(describe("are no port", type -> !PORTS.contains(type.getSimpleName())))
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  describe(
                      "implemented by one class only", type -> type.getSubclasses().size() == 1)))
          .allowEmptyShould(true);

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
                          || type.isEquivalentTo(Suspended.class)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyOutboxAndRealtimeSendMessages =
      noClasses()
          .that()
          .resideOutsideOfPackages(REALTIME, OUTBOX)
          .and(areNot(called("Probe"))) // asks the broker whether it answers
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
                          .anyMatch(type::isEquivalentTo)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyConsumersReceiveMessages =
      noClasses()
          .that()
          .resideOutsideOfPackages(REALTIME, OUTBOX)
          .and(areNot(called("Consumer", "Facts", "Probe")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyPluralsTouchTables =
      noClasses()
          .that(
              describe(
                  "are neither plural nor an exception",
                  type -> !isPlural(type) && !SQL_BY_EXCEPTION.contains(outermost(type))))
          .should()
          .dependOnClassesThat(touchTables())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule doorsTouchNoTables =
      noClasses()
          .that(doors())
          .or(called("Consumer"))
          .should()
          .dependOnClassesThat(touchTables())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theBrokersOwnClassesStayInTheServer =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.activemq..", "org.apache.artemis..", "io.zonky..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyUsesJavaUtilLogging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class).allowEmptyShould(true);

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

  private static boolean isPlural(JavaClass type) {
    return Pattern.matches("[A-Z]\\w*[^s]s", outermost(type));
  }

  private static String outermost(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }
}
