// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A control as one family sees it (method.md section 4). */
public final class Measure {

  private static final Set<ControlFunction> LIMITING =
      EnumSet.of(ControlFunction.CONTROL, ControlFunction.RESPOND, ControlFunction.RESOLVE);
  private static final String GENAI = "GENAI";

  private final Edition.Control control;
  private final int number;
  private final boolean weakAlone;
  private final Set<Access> actsOn;
  private final boolean prevents;
  private final boolean limits;
  private final boolean worksOnRoutes;
  private final boolean forGenerativeAi;

  Measure(Edition.Control control, int number, boolean weakAlone) {
    this.control = control;
    this.number = number;
    this.weakAlone = weakAlone;
    actsOn = EnumSet.noneOf(Access.class);
    actsOn.addAll(control.actsOn());
    if (actsOn.containsAll(Access.all())) {
      actsOn.add(Access.UNKNOWN);
    } else {
      actsOn.remove(Access.UNKNOWN);
    }
    prevents = control.functions().contains(ControlFunction.PREVENT);
    limits = control.functions().stream().anyMatch(LIMITING::contains);
    worksOnRoutes = prevents || limits || control.functions().contains(ControlFunction.DETECT);
    forGenerativeAi = control.flags().contains(GENAI);
  }

  public String id() {
    return control.id();
  }

  public int number() {
    return number;
  }

  public ControlLevel level() {
    return control.level();
  }

  public boolean isWeakAlone() {
    return weakAlone;
  }

  public boolean isEstablished() {
    return control.maturity().isEstablished();
  }

  /** Acts on the access; on an unknown one only what acts on any. */
  public boolean actsOn(Access access) {
    return actsOn.contains(access);
  }

  public boolean actsOnAny(Set<Access> accesses) {
    return !Collections.disjoint(actsOn, accesses);
  }

  public boolean prevents() {
    return prevents;
  }

  /** CONTROL, RESPOND or RESOLVE: lowers the impact. */
  public boolean limits() {
    return limits;
  }

  /** ASSURE, GOVERN and DETECT lower nothing. */
  public boolean hasEffect() {
    return prevents || limits;
  }

  /** Acts on a route at all, if only to detect; ASSURE and GOVERN act on none. */
  public boolean worksOnRoutes() {
    return worksOnRoutes;
  }

  /** Acts only in systems with a large-scale model. */
  public boolean isForGenerativeAi() {
    return forGenerativeAi;
  }
}
