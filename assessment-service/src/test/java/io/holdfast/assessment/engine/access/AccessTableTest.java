// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.result.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Worked examples for every row of the access table in method.md section 3. */
class AccessTableTest {

  private static @Nullable Way way(Systems system, Access access, String component) {
    SystemGraph graph = new SystemGraph(system.revision());
    return new AccessTable(graph).way(access, graph.find(component), false);
  }

  private static @Nullable Way wayThatNeedsAnAnswer(Systems system, String component) {
    SystemGraph graph = new SystemGraph(system.revision());
    return new AccessTable(graph).way(Access.INFER_QUERY, graph.find(component), true);
  }

  private static int cost(Systems system, Access access, String component) {
    Way way = way(system, access, component);
    if (way == null) {
      throw new AssertionError("nobody has " + access + " at " + component);
    }
    return way.cost();
  }

  private static Path path(Systems system, Access access, String component) {
    Way way = way(system, access, component);
    if (way == null) {
      throw new AssertionError("nobody has " + access + " at " + component);
    }
    return way.path();
  }

  private static Systems asking(ActorKind kind, Exposure zone) {
    return Systems.system()
        .actor("asker", kind, zone)
        .component("api", ComponentKind.INFERENCE_API, Exposure.PARTNER)
        .component("model", ComponentKind.MODEL, Exposure.ISOLATED)
        .component("post", ComponentKind.POSTPROCESSING, Exposure.INTERNAL)
        .component("tool", ComponentKind.TOOL_CONNECTOR, Exposure.INTERNAL)
        .flow("asker", "api", FlowKind.INFERENCE_INPUT)
        .flow("api", "model", FlowKind.INFERENCE_INPUT)
        .flow("model", "post", FlowKind.INFERENCE_OUTPUT)
        .flow("post", "tool", FlowKind.CONTROL);
  }

  @Test
  void queryCostsTheEntryHoweverDeepTheModelLies() {
    Systems system =
        asking(ActorKind.REGISTERED, Exposure.PUBLIC)
            .flow("post", "asker", FlowKind.INFERENCE_OUTPUT);

    assertThat(cost(system, Access.INFER_QUERY, "model")).isEqualTo(1);
    assertThat(path(system, Access.INFER_QUERY, "model"))
        .isEqualTo(
            new Path(
                Path.Holder.ACTOR,
                "asker",
                List.of("api", "model"),
                List.of(FlowKind.INFERENCE_INPUT, FlowKind.INFERENCE_INPUT),
                null));
  }

  @Test
  void entryIsTheHigherOfKindAndZone() {
    Systems back =
        asking(ActorKind.REGISTERED, Exposure.RESTRICTED)
            .flow("post", "asker", FlowKind.INFERENCE_OUTPUT);

    assertThat(cost(back, Access.INFER_QUERY, "api")).isEqualTo(3);
  }

  @Test
  void queryWithoutAnAnswerCostsOneMoreAndTellsNothing() {
    Systems system = asking(ActorKind.ANONYMOUS, Exposure.PUBLIC);

    assertThat(cost(system, Access.INFER_QUERY, "model")).isEqualTo(1);
    assertThat(wayThatNeedsAnAnswer(system, "model")).isNull();
  }

  @Test
  void theAnswerMustComeBackToTheOneWhoAsked() {
    Systems system =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .actor("other", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .flow("post", "other", FlowKind.INFERENCE_OUTPUT);

    assertThat(wayThatNeedsAnAnswer(system, "model")).isNull();
  }

  @Test
  void pastAModelOutputAndControlCarryTheQueryOn() {
    Systems system = asking(ActorKind.ANONYMOUS, Exposure.PUBLIC);

    assertThat(cost(system, Access.INFER_QUERY, "post")).isEqualTo(1);
    assertThat(cost(system, Access.INFER_QUERY, "tool")).isEqualTo(1);
  }

  @Test
  void beforeAModelControlCarriesNoQuery() {
    Systems system =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("log", ComponentKind.LOG_STORE, Exposure.INTERNAL)
            .flow("api", "log", FlowKind.CONTROL)
            .flow("api", "log", FlowKind.INFERENCE_OUTPUT);

    assertThat(way(system, Access.INFER_QUERY, "log")).isNull();
  }

  @Test
  void practitionersDoNotAttackWithTheirOwnInput() {
    for (ActorKind kind : List.of(ActorKind.OPERATOR, ActorKind.ADMINISTRATOR)) {
      Systems system =
          asking(kind, Exposure.INTERNAL)
              .scores("api", "asker")
              .flow("model", "api", FlowKind.INFERENCE_OUTPUT);

      assertThat(cost(system, Access.INFER_QUERY, "model")).isEqualTo(4);
      assertThat(cost(system, Access.INFER_SCORES, "model")).isEqualTo(4);
    }
  }

  @Test
  void scoresMustReachTheActor() {
    Systems without =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .scores("model", "api")
            .flow("api", "asker", FlowKind.INFERENCE_OUTPUT);
    Systems with =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .flow("model", "api", FlowKind.INFERENCE_OUTPUT)
            .scores("api", "asker");

    assertThat(way(without, Access.INFER_SCORES, "model")).isNull();
    assertThat(cost(with, Access.INFER_SCORES, "model")).isZero();
  }

  @Test
  void aPathPassesNoOtherActor() {
    Systems system =
        Systems.system()
            .actor("author", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .actor("clerk", ActorKind.OPERATOR, Exposure.INTERNAL)
            .component("model", ComponentKind.MODEL, Exposure.INTERNAL)
            .flow("author", "clerk", FlowKind.INFERENCE_INPUT)
            .flow("clerk", "model", FlowKind.INFERENCE_INPUT);

    assertThat(path(system, Access.INFER_QUERY, "model").actor()).isEqualTo("clerk");
  }

  @Test
  void indirectInputNeedsAContextOnTheWay() {
    Systems system =
        Systems.system()
            .actor("author", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("mail", ComponentKind.DATA_SOURCE, Exposure.PUBLIC)
            .component("agent", ComponentKind.ORCHESTRATOR, Exposure.INTERNAL)
            .component("model", ComponentKind.MODEL, Exposure.INTERNAL)
            .component("tool", ComponentKind.TOOL_CONNECTOR, Exposure.INTERNAL)
            .flow("author", "mail", FlowKind.INFERENCE_INPUT)
            .flow("mail", "agent", FlowKind.CONTEXT)
            .flow("agent", "model", FlowKind.INFERENCE_INPUT)
            .flow("model", "tool", FlowKind.CONTROL);

    assertThat(way(system, Access.INDIRECT_INPUT, "mail")).isNull();
    assertThat(cost(system, Access.INDIRECT_INPUT, "agent")).isZero();
    assertThat(cost(system, Access.INDIRECT_INPUT, "model")).isZero();
    assertThat(cost(system, Access.INDIRECT_INPUT, "tool")).isZero();
  }

  @Test
  void storageCarriesContentIntoRetrievalStoresOnly() {
    Systems system =
        Systems.system()
            .actor("author", ActorKind.REGISTERED, Exposure.PARTNER)
            .component("store", ComponentKind.RETRIEVAL_STORE, Exposure.INTERNAL)
            .component("memory", ComponentKind.AGENT_MEMORY, Exposure.INTERNAL)
            .component("log", ComponentKind.LOG_STORE, Exposure.INTERNAL)
            .flow("author", "store", FlowKind.STORAGE)
            .flow("author", "memory", FlowKind.STORAGE)
            .flow("author", "log", FlowKind.STORAGE);

    assertThat(cost(system, Access.INDIRECT_INPUT, "store")).isEqualTo(1);
    assertThat(cost(system, Access.INDIRECT_INPUT, "memory")).isEqualTo(1);
    assertThat(way(system, Access.INDIRECT_INPUT, "log")).isNull();
  }

  private static Systems training() {
    return Systems.system()
        .actor("labeller", ActorKind.PARTNER, Exposure.PARTNER)
        .component("data", ComponentKind.TRAINING_DATA, Exposure.RESTRICTED)
        .component("training", ComponentKind.TRAINING_PIPELINE, Exposure.RESTRICTED)
        .component("model", ComponentKind.MODEL, Exposure.RESTRICTED)
        .flow("labeller", "data", FlowKind.TRAINING_DATA)
        .flow("data", "training", FlowKind.TRAINING_DATA)
        .flow("training", "model", FlowKind.MODEL_ARTIFACT);
  }

  @Test
  void trainingDataCarriesThroughTheTrainingPipelineIntoTheModel() {
    assertThat(cost(training(), Access.TRAIN_WRITE, "data")).isEqualTo(1);
    assertThat(cost(training(), Access.TRAIN_WRITE, "model")).isEqualTo(1);
  }

  @Test
  void anArtefactThatNoTrainingMadeCarriesNoData() {
    Systems system =
        Systems.system()
            .actor("labeller", ActorKind.PARTNER, Exposure.PARTNER)
            .component("data", ComponentKind.TRAINING_DATA, Exposure.RESTRICTED)
            .component("model", ComponentKind.MODEL, Exposure.RESTRICTED)
            .flow("labeller", "data", FlowKind.TRAINING_DATA)
            .flow("data", "model", FlowKind.MODEL_ARTIFACT);

    assertThat(way(system, Access.TRAIN_WRITE, "model")).isNull();
  }

  @Test
  void onlyAModelThatLearnsOnlineLearnsFromInput() {
    Systems offline = asking(ActorKind.ANONYMOUS, Exposure.PUBLIC);
    Systems online =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .change("model", edit -> edit.learning(Learning.ONLINE));

    assertThat(way(offline, Access.TRAIN_WRITE, "model")).isNull();
    assertThat(cost(online, Access.TRAIN_WRITE, "model")).isZero();
    assertThat(way(online, Access.TRAIN_WRITE, "api")).isNull();
  }

  @Test
  void aSensorTeachesAtTheExposureOfItsZone() {
    Systems system =
        training()
            .component("camera", ComponentKind.SENSOR, Exposure.PUBLIC)
            .flow("camera", "data", FlowKind.TRAINING_DATA);

    assertThat(cost(system, Access.TRAIN_WRITE, "model")).isZero();
    assertThat(path(system, Access.TRAIN_WRITE, "model").holder()).isEqualTo(Path.Holder.ANYONE);
  }

  @Test
  void anyoneIsAtASensorAndInTheField() {
    Systems system =
        Systems.system()
            .component("camera", ComponentKind.SENSOR, Exposure.PARTNER)
            .component("model", ComponentKind.MODEL, Exposure.ISOLATED)
            .component("box", ComponentKind.COMPUTE, Exposure.PUBLIC)
            .component("server", ComponentKind.COMPUTE, Exposure.PUBLIC)
            .change("box", Edit::inField)
            .flow("camera", "model", FlowKind.INFERENCE_INPUT)
            .flow("box", "server", FlowKind.INFERENCE_INPUT);

    assertThat(cost(system, Access.PHYSICAL, "camera")).isEqualTo(1);
    assertThat(cost(system, Access.PHYSICAL, "model")).isEqualTo(1);
    assertThat(cost(system, Access.PHYSICAL, "box")).isZero();
    assertThat(way(system, Access.PHYSICAL, "server")).isNull();
  }

  @Test
  void whoDeliversHasTheSupplyChainThereAndOnwards() {
    Systems system =
        training()
            .actor("vendor", ActorKind.SUPPLIER, Exposure.ISOLATED)
            .component("base", ComponentKind.MODEL, Exposure.RESTRICTED)
            .component("broker", ComponentKind.SUPPLIER, Exposure.PARTNER)
            .component("log", ComponentKind.LOG_STORE, Exposure.RESTRICTED)
            .change("base", edit -> edit.party(Party.THIRD_PARTY))
            .flow("vendor", "training", FlowKind.CODE)
            .flow("broker", "data", FlowKind.TRAINING_DATA)
            .flow("base", "log", FlowKind.TELEMETRY);

    assertThat(cost(system, Access.SUPPLY_CHAIN, "base")).isEqualTo(1);
    assertThat(cost(system, Access.SUPPLY_CHAIN, "broker")).isEqualTo(1);
    assertThat(cost(system, Access.SUPPLY_CHAIN, "data")).isEqualTo(1);
    assertThat(path(system, Access.SUPPLY_CHAIN, "model").actor()).isEqualTo("broker");
    assertThat(way(system, Access.SUPPLY_CHAIN, "log")).isNull();
  }

  @Test
  void aModelWithPublicWeightsIsAnOpenBookToWhoeverHasAnotherAccess() {
    Systems confidential = asking(ActorKind.ANONYMOUS, Exposure.PUBLIC);
    Systems open =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .flow("post", "asker", FlowKind.INFERENCE_OUTPUT)
            .change("model", Edit::publicWeights);

    assertThat(cost(open, Access.WHITE_BOX, "model")).isZero();
    // MODEL_READ: into the partner zone one step, into the isolated one another; plus one.
    assertThat(cost(confidential, Access.MODEL_READ, "model")).isEqualTo(2);
    assertThat(cost(confidential, Access.WHITE_BOX, "model")).isEqualTo(3);
    assertThat(way(confidential, Access.WHITE_BOX, "api")).isNull();
  }

  private static Systems building(ActorKind kind, FlowKind first) {
    return Systems.system()
        .actor("builder", kind, Exposure.PARTNER)
        .component("training", ComponentKind.TRAINING_PIPELINE, Exposure.RESTRICTED)
        .component("registry", ComponentKind.ARTIFACT_REGISTRY, Exposure.INTERNAL)
        .component("host", ComponentKind.COMPUTE, Exposure.ISOLATED)
        .flow("builder", "training", first)
        .flow("training", "registry", FlowKind.MODEL_ARTIFACT)
        .flow("registry", "host", FlowKind.MODEL_ARTIFACT);
  }

  @Test
  void writingIntoThePipelineCostsEntryAndStepsInwards() {
    Systems system = building(ActorKind.PARTNER, FlowKind.CODE);

    assertThat(cost(system, Access.PIPELINE_WRITE, "training")).isEqualTo(2);
    // Outwards is no step.
    assertThat(cost(system, Access.PIPELINE_WRITE, "registry")).isEqualTo(2);
    assertThat(cost(system, Access.PIPELINE_WRITE, "host")).isEqualTo(3);
    assertThat(way(system, Access.RUNTIME_WRITE, "host")).isNull();
  }

  @Test
  void aSupplierWritesOnlyWhereThePathBeginsWithControl() {
    assertThat(way(building(ActorKind.SUPPLIER, FlowKind.CODE), Access.PIPELINE_WRITE, "host"))
        .isNull();
    Systems controlling = building(ActorKind.SUPPLIER, FlowKind.CONTROL);
    assertThat(cost(controlling, Access.PIPELINE_WRITE, "host")).isEqualTo(3);
    assertThat(cost(controlling, Access.RUNTIME_WRITE, "host")).isEqualTo(3);
  }

  @Test
  void storageWritesAtRunTimeAndCodeDoesNot() {
    Systems system =
        Systems.system()
            .actor("admin", ActorKind.ADMINISTRATOR, Exposure.INTERNAL)
            .component("log", ComponentKind.LOG_STORE, Exposure.INTERNAL)
            .component("job", ComponentKind.TRAINING_PIPELINE, Exposure.INTERNAL)
            .flow("admin", "log", FlowKind.STORAGE)
            .flow("admin", "job", FlowKind.CODE);

    assertThat(cost(system, Access.RUNTIME_WRITE, "log")).isEqualTo(3);
    assertThat(way(system, Access.PIPELINE_WRITE, "log")).isNull();
    assertThat(way(system, Access.RUNTIME_WRITE, "job")).isNull();
  }

  @Test
  void whoIsHandedTheModelReadsItAtEntry() {
    Systems system =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .actor("partner", ActorKind.PARTNER, Exposure.PARTNER)
            .flow("model", "partner", FlowKind.MODEL_ARTIFACT);

    assertThat(cost(system, Access.MODEL_READ, "model")).isEqualTo(1);
    assertThat(path(system, Access.MODEL_READ, "model").actor()).isEqualTo("partner");
    assertThat(cost(system, Access.WHITE_BOX, "model")).isEqualTo(2);
  }

  @Test
  void theNetworkReachesNeighboursOfTheSameZone() {
    Systems system =
        asking(ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("host", ComponentKind.COMPUTE, Exposure.PARTNER)
            .component("shelf", ComponentKind.LOG_STORE, Exposure.PARTNER)
            .component("vault", ComponentKind.IDENTITY, Exposure.RESTRICTED);

    assertThat(cost(system, Access.NETWORK_ONLY, "api")).isEqualTo(1);
    assertThat(cost(system, Access.NETWORK_ONLY, "host")).isEqualTo(2);
    assertThat(path(system, Access.NETWORK_ONLY, "host").components())
        .containsExactly("api", "host");
    assertThat(way(system, Access.NETWORK_ONLY, "shelf")).isNull();
    assertThat(way(system, Access.NETWORK_ONLY, "vault")).isNull();
  }

  @Test
  void insidersAreOperatorsAndAdministratorsWithAnyPath() {
    Systems outsider = building(ActorKind.PARTNER, FlowKind.CODE);
    Systems insider = building(ActorKind.OPERATOR, FlowKind.TELEMETRY);

    assertThat(way(outsider, Access.INSIDER, "host")).isNull();
    assertThat(cost(insider, Access.INSIDER, "host")).isEqualTo(3);
  }

  @Test
  void aModelGivesAwayWhatItWasMadeFrom() {
    Systems system =
        training()
            .actor("asker", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("prompt", ComponentKind.PROMPT_TEMPLATE, Exposure.INTERNAL)
            .flow("prompt", "model", FlowKind.CONTEXT)
            .flow("asker", "model", FlowKind.INFERENCE_INPUT)
            .scores("model", "asker");

    for (String given : List.of("data", "prompt")) {
      assertThat(cost(system, Access.INFER_QUERY, given)).isZero();
      assertThat(cost(system, Access.INFER_SCORES, given)).isZero();
      assertThat(path(system, Access.INFER_QUERY, given).via()).isEqualTo("model");
    }
    assertThat(way(system, Access.INFER_QUERY, "training")).isNull();
    assertThat(way(system, Access.WHITE_BOX, "data")).isNotNull();
  }

  @Test
  void tiesBreakByActorThenFlowsThenComponents() {
    Systems system =
        Systems.system()
            .actor("b", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .actor("a", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("x", ComponentKind.PREPROCESSING, Exposure.INTERNAL)
            .component("w", ComponentKind.PREPROCESSING, Exposure.INTERNAL)
            .component("v", ComponentKind.PREPROCESSING, Exposure.INTERNAL)
            .component("u", ComponentKind.PREPROCESSING, Exposure.INTERNAL)
            .component("model", ComponentKind.MODEL, Exposure.INTERNAL)
            .flow("b", "model", FlowKind.INFERENCE_INPUT)
            .flow("a", "x", FlowKind.INFERENCE_INPUT)
            .flow("a", "w", FlowKind.INFERENCE_INPUT)
            .flow("a", "u", FlowKind.INFERENCE_INPUT)
            .flow("u", "v", FlowKind.INFERENCE_INPUT)
            .flow("v", "model", FlowKind.INFERENCE_INPUT)
            .flow("x", "model", FlowKind.INFERENCE_INPUT)
            .flow("w", "model", FlowKind.INFERENCE_INPUT);

    assertThat(path(system, Access.INFER_QUERY, "model").actor()).isEqualTo("a");
    assertThat(path(system, Access.INFER_QUERY, "model").components())
        .containsExactly("w", "model");
  }
}
