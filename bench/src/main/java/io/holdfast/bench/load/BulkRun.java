// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.workload.SampleFacts;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Bulk re-assessment: a safeguard of the organisation changes, and every system is assessed again,
 * end to end to committed results. Its floors: the time that plain inserts of the same rows take,
 * one transaction each, and the engine alone, both on as many threads.
 */
final class BulkRun {

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int THREADS = 2;

  private final Installation installation;
  private final Fleet fleet;

  BulkRun(Installation installation, Fleet fleet) {
    this.installation = installation;
    this.fleet = fleet;
  }

  Report run() {
    long before = assessments();
    long memoryBefore = installation.memory(Service.ASSESSMENT);
    long[] memory = {memoryBefore};
    long begin = System.nanoTime();
    fleet.registerSafeguard(SampleFacts.EDITION.controls().getLast());
    long[] lastLook = {System.nanoTime()};
    Installation.await(
        "bulk done",
        LIMIT,
        () -> {
          if (System.nanoTime() - lastLook[0] > Duration.ofSeconds(2).toNanos()) {
            memory[0] = Math.max(memory[0], installation.memory(Service.ASSESSMENT));
            lastLook[0] = System.nanoTime();
          }
          return fleet.waiting() == 0;
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    long rows = assessments() - before;
    double inserts = new InsertFloor(installation, THREADS).seconds(rows);
    double engine = engineAlone((int) rows);
    return new Report("bulk")
        .add("systems of " + Fleet.COMPONENTS + " components", fleet.size(), "")
        .add("assessments committed", rows, "")
        .add("bulk, floor: plain inserts of the same rows", seconds, "s", inserts)
        .add("bulk, floor: the engine without storage", seconds, "s", engine)
        .add("per assessment", seconds * 1000 / Math.max(1, rows), "ms")
        .add("memory of the service before", memoryBefore, "MiB")
        .add("memory of the service at most", memory[0], "MiB", memoryBefore);
  }

  private long assessments() {
    return installation.count(Service.ASSESSMENT, "select count(*) from assessment");
  }

  private static double engineAlone(int runs) {
    AssessmentInput input = SampleFacts.input(Fleet.COMPONENTS);
    for (int i = 0; i < 2000; i++) {
      Assessor.assess(input);
    }
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  int scenarios = 0;
                  for (int i = 0; i < runs / THREADS; i++) {
                    scenarios += Assessor.assess(input).scenarios().size();
                  }
                  return scenarios;
                }));
      }
      for (Future<Integer> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
