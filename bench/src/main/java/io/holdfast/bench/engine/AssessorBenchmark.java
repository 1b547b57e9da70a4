// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.engine;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.bench.workload.SampleFacts;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One assessment of a system, and the least that any assessment does with the same input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@NullUnmarked
public class AssessorBenchmark {

  /** Components of the system, with five flows each. */
  @Param({"10", "100", "1000"})
  public int components;

  private AssessmentInput input;

  /** Makes the input up. */
  @Setup
  public void prepare() {
    input = SampleFacts.input(components);
  }

  /** The assessment. */
  @Benchmark
  public Assessment assess() {
    return Assessor.assess(input);
  }

  /** The floor: looks at every flow once, and at every family of attacks for every component. */
  @Benchmark
  public int floor() {
    int seen = 0;
    for (Flow flow : input.revision().flows()) {
      seen = 31 * seen + flow.from().hashCode() + flow.to().hashCode() + flow.kind().ordinal();
    }
    for (Component component : input.revision().components()) {
      for (Edition.Family family : input.edition().families()) {
        if (family.componentKinds().contains(component.kind())) {
          seen = 31 * seen + family.id().hashCode() + component.key().hashCode();
        }
      }
    }
    return seen;
  }
}
