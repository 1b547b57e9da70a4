// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.inputs.OnDemand;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.kit.time.Wakeable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes forecasts. It rests while a run or somebody who waits for an answer has
 * work to do.
 */
@ApplicationScoped
class ForecastWorker {

  private static final Logger LOG = Logger.getLogger(ForecastWorker.class);

  private final ForecastQueue queue;
  private final ForecastSystem forecast;
  private final Triggers triggers;
  private final OnDemand onDemand;
  private final ForecastConfig config;
  private @Nullable Wakeable loop;

  ForecastWorker(
      ForecastQueue queue,
      ForecastSystem forecast,
      Triggers triggers,
      OnDemand onDemand,
      ForecastConfig config) {
    this.queue = queue;
    this.forecast = forecast;
    this.triggers = triggers;
    this.onDemand = onDemand;
    this.config = config;
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    loop = new Wakeable("forecast", config.pollInterval(), this::round).start();
  }

  void onStop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  private boolean round() {
    List<ForecastSystem.Waiting> waiting = queue.next();
    if (waiting.isEmpty()) {
      queue.end();
      return false;
    }
    for (ForecastSystem.Waiting each : waiting) {
      if (!onDemand.isIdle() || triggers.isAnyRunnable()) {
        return false;
      }
      run(each);
    }
    return true;
  }

  private void run(ForecastSystem.Waiting waiting) {
    try {
      forecast.run(waiting);
    } catch (RuntimeException e) {
      LOG.errorf(e, "forecast %s of system %s failed", waiting.forecast(), waiting.system());
      queue.failed(waiting, e);
    }
  }
}
