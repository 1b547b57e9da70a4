// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.input.Weights;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes one thing of a component. */
public record Edit(Component component) {

  public Edit approach(@Nullable Approach approach) {
    return with(component.influence(), component.party(), approach, component.learning());
  }

  public Edit influence(Influence influence) {
    return with(influence, component.party(), component.approach(), component.learning());
  }

  public Edit party(Party party) {
    return with(component.influence(), party, component.approach(), component.learning());
  }

  public Edit learning(Learning learning) {
    return with(component.influence(), component.party(), component.approach(), learning);
  }

  private Edit with(
      @Nullable Influence influence,
      @Nullable Party party,
      @Nullable Approach approach,
      @Nullable Learning learning) {
    Component c = component;
    return new Edit(
        new Component(
            c.key(),
            c.kind(),
            c.zone(),
            c.inField(),
            influence,
            party,
            c.hostedByThirdParty(),
            c.supplier(),
            approach,
            learning,
            c.weights(),
            c.version(),
            c.changes()));
  }

  public Edit inField() {
    return place(true, component.hostedByThirdParty(), component.weights());
  }

  public Edit hosted() {
    return party(Party.THIRD_PARTY).place(component.inField(), true, component.weights());
  }

  public Edit publicWeights() {
    return place(component.inField(), component.hostedByThirdParty(), Weights.PUBLIC);
  }

  private Edit place(boolean inField, boolean hosted, @Nullable Weights weights) {
    Component c = component;
    return new Edit(
        new Component(
            c.key(),
            c.kind(),
            c.zone(),
            inField,
            c.influence(),
            c.party(),
            hosted,
            c.supplier(),
            c.approach(),
            c.learning(),
            weights,
            c.version(),
            c.changes()));
  }

  public Edit version(@Nullable Version version) {
    return state(version, component.changes());
  }

  public Edit changes(Map<String, Instant> changes) {
    return state(component.version(), changes);
  }

  private Edit state(@Nullable Version version, Map<String, Instant> changes) {
    Component c = component;
    return new Edit(
        new Component(
            c.key(),
            c.kind(),
            c.zone(),
            c.inField(),
            c.influence(),
            c.party(),
            c.hostedByThirdParty(),
            c.supplier(),
            c.approach(),
            c.learning(),
            c.weights(),
            version,
            changes));
  }
}
