// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Path;
import io.holdfast.assessment.engine.result.Route;

/** A route with what controls lower on it, before corrections. */
record DraftRoute(
    Access access,
    Path path,
    int cost,
    Level initiation,
    Level success,
    Reduction evidenced,
    Reduction claimed,
    Reduction attainable,
    Reduction conceivable) {

  Level inherent(Level impact) {
    return RiskTables.risk(RiskTables.likelihood(initiation, success), impact);
  }

  Level evidenced(Level impact, Reduction.Correction correction) {
    return evidenced.residual(initiation, success, impact, correction);
  }

  Route finish(Level impact, Reduction.Correction correction) {
    return new Route(
        access,
        path,
        cost,
        initiation,
        success,
        RiskTables.likelihood(initiation, success),
        inherent(impact),
        evidenced(impact, correction),
        claimed.residual(initiation, success, impact, correction),
        attainable.residual(initiation, success, impact, correction),
        conceivable.residual(initiation, success, impact, correction));
  }
}
