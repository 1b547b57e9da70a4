// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The laws that byte code shows. */
final class ClassLaws {

  private static final String KIT = "io.holdfast.kit";
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final String INBOX_HANDLER = "io.holdfast.kit.inbox.InboxHandler";
  private static final String INBOX_MESSAGE = "io.holdfast.kit.inbox.InboxMessage";
  private static final Pattern KNOWS_HTTP =
      Pattern.compile(".*(Resource|Filters?|Mappers?|Interceptor)");
  private static final Pattern NO_USE_CASE =
      Pattern.compile(".*(Resource|Filters?|Mappers?|Repository|Store|Consumer|Handler)");
  private static final Pattern EMPTY_WORDS =
      Pattern.compile(".*(Impl|Managers?|Utils?|Helpers?|D[tT][oO]s?)");
  private static final Set<String> SAY_WHO_MAY =
      Set.of("jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.PermitAll");

  private ClassLaws() {}

  static List<ArchRule> all(String root) {
    return List.of(
        engineIsPure(root),
        enginePicksNoTechnique(),
        featuresMakeNoCycles(root),
        onlyResourcesKnowHttp(),
        entitiesStayAtHome(root),
        eventsOfOthersStayUpstream(),
        endpointsSayWhoMayCall(),
        resourcesBeginNoTransaction(),
        onlyTheRelayPublishes(),
        timeComesFromTheClock(),
        namesSaySomething());
  }

  private static ArchRule engineIsPure(String root) {
    return classes()
        .that()
        .resideInAPackage("..engine..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", root + "..engine..")
        .because(
            "engine packages are the method in pure Java: whoever checks a verdict reads rules, not"
                + " frameworks");
  }

  private static ArchRule enginePicksNoTechnique() {
    return noClasses()
        .that()
        .resideInAPackage("..engine..")
        .should()
        .dependOnClassesThat(
            describe(
                "are a clock, logger, database, file or network",
                type ->
                    type.getName().equals("java.time.Clock")
                        || type.getPackageName()
                            .matches(
                                "java\\.(util\\.logging|sql|net|nio\\.file|lang\\.reflect)(\\..*)?")))
        .because("the same input gives the same result, today and when an auditor runs it again");
  }

  private static ArchRule featuresMakeNoCycles(String root) {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a feature that needs one that needs it cannot be understood or changed alone");
  }

  private static ArchRule onlyResourcesKnowHttp() {
    return noClasses()
        .that(
            describe(
                "are no Resource, Filter, Mapper, Interceptor or REST client",
                type ->
                    !KNOWS_HTTP.matcher(outermost(type).getSimpleName()).matches()
                        && !annotated(
                            type,
                            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .because("a use case throws a Problem and knows no status code: events call it as well");
  }

  private static ArchRule entitiesStayAtHome(String root) {
    return classes()
        .that(describe("are entities", type -> annotated(type, "jakarta.persistence.Entity")))
        .should(
            condition(
                "be used in their own feature only",
                (entity, events) -> {
                  for (Dependency use : entity.getDirectDependenciesToSelf()) {
                    if (!feature(root, use.getOriginClass()).equals(feature(root, entity))) {
                      events.add(SimpleConditionEvent.violated(entity, use.getDescription()));
                    }
                  }
                }))
        .because("other features get ids and records; a table is its feature's own affair");
  }

  private static ArchRule eventsOfOthersStayUpstream() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("..upstream..", KIT + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "are received events",
                type -> Set.of(INBOX_HANDLER, INBOX_MESSAGE).contains(type.getName())))
        .because(
            "what others publish is read in upstream packages, into own records of the fields used:"
                + " their change is felt in one place");
  }

  private static ArchRule endpointsSayWhoMayCall() {
    return methods()
        .that(
            describe(
                "are endpoints",
                (JavaMethod method) ->
                    method.getAnnotations().stream().anyMatch(ClassLaws::isHttpMethod)))
        .should(
            new ArchCondition<JavaMethod>("say who may call: @RolesAllowed or @PermitAll") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                if (SAY_WHO_MAY.stream()
                    .noneMatch(
                        a -> method.isAnnotatedWith(a) || method.getOwner().isAnnotatedWith(a))) {
                  events.add(
                      SimpleConditionEvent.violated(method, method.getFullName() + " does not"));
                }
              }
            })
        .because("deny is the default, and who may is seen where the endpoint stands");
  }

  private static boolean isHttpMethod(JavaAnnotation<?> annotation) {
    return annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")
        || Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS").stream()
            .anyMatch(verb -> annotation.getRawType().getName().equals("jakarta.ws.rs." + verb));
  }

  private static ArchRule resourcesBeginNoTransaction() {
    return classes()
        .that(
            describe(
                "are no use cases",
                type -> NO_USE_CASE.matcher(outermost(type).getSimpleName()).matches()))
        .should(
            condition(
                "not be @Transactional",
                (type, events) -> {
                  if (annotated(type, TRANSACTIONAL)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is"));
                  }
                  type.getMethods().stream()
                      .filter(method -> annotated(method, TRANSACTIONAL))
                      .forEach(
                          method ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      method, method.getFullName() + " is")));
                }))
        .because(
            "only a use case knows what belongs into one transaction; a handler runs in the inbox"
                + " worker's");
  }

  private static ArchRule onlyTheRelayPublishes() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(KIT + ".outbox.OutboxRelay")
        .and()
        .haveNameNotMatching(Pattern.quote(KIT + ".outbox.OutboxRelay$") + ".*")
        .should()
        .dependOnClassesThat(
            describe(
                "send to Kafka",
                type ->
                    type.getName().startsWith("org.apache.kafka.clients.producer.")
                        || type.getName().matches(".*\\.(Mutiny)?Emitter")
                        || type.getName()
                            .equals("org.eclipse.microprofile.reactive.messaging.Outgoing")))
        .because("an event sent beside the transaction is lost or lies: append it to the Outbox");
  }

  private static ArchRule timeComesFromTheClock() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(KIT + ".time..")
        .should()
        .callMethodWhere(
            describe("asks the machine for the time", access -> asksTheMachine(access.getTarget())))
        .because("time is injected as a Clock, so that tests can move it");
  }

  private static boolean asksTheMachine(AccessTarget.MethodCallTarget target) {
    String owner = target.getOwner().getName();
    boolean withoutClock = target.getRawParameterTypes().isEmpty();
    return owner.startsWith("java.time.")
            && target.getName().equals("now")
            && (withoutClock
                || target.getRawParameterTypes().getFirst().isEquivalentTo(java.time.ZoneId.class))
        || owner.equals("java.time.Clock") && target.getName().startsWith("system")
        || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
  }

  private static ArchRule namesSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(EMPTY_WORDS.pattern())
        .because("Impl, Manager, Util, Helper and Dto say nothing of what a class is for");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ClassLaws::outermost).orElse(type);
  }

  private static boolean annotated(CanBeAnnotated element, String annotation) {
    return element.isAnnotatedWith(annotation);
  }

  /** The first package below the root. */
  private static String feature(String root, JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".")
        ? name.substring(root.length() + 1).replaceAll("\\..*", "")
        : name;
  }

  private interface Check {
    void on(JavaClass type, ConditionEvents events);
  }

  private static ArchCondition<JavaClass> condition(String description, Check check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.on(type, events);
      }
    };
  }
}
