// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.EditionListener;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Every system has to be assessed against a new edition. */
@ApplicationScoped
class AssessAllSystems implements EditionListener {

  private static final Logger LOG = Logger.getLogger(AssessAllSystems.class);

  private final Triggers triggers;

  AssessAllSystems(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public void activated(String edition) {
    int systems = triggers.appendForAll(Trigger.Kind.EDITION, edition);
    LOG.infof("edition %s is active; %d systems will be assessed", edition, systems);
  }
}
