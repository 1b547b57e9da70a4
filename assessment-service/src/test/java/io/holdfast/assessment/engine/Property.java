// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;

/**
 * A test of what always holds, on cases made up from seeds: its arguments are a seed and, for each
 * of {@link #largest}, a size from 1 to it. Every run tries the same cases, so that a failure is
 * news of a change; {@code -Dproperty.seed=N} tries others, {@code -Dproperty.tries=N} at most so
 * many, {@code -Dproperty.largest=N} none larger. The name of a failed case tells its arguments.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed and sizes {0}, {argumentsWithNames}")
@ArgumentsSource(Property.Cases.class)
public @interface Property {

  /** How many cases. */
  int tries() default 20;

  /** The largest size of each argument after the seed. */
  int[] largest();

  /** The smallest sizes first, then the largest, then any. */
  final class Cases implements ArgumentsProvider, AnnotationConsumer<Property> {

    private static final long SEED = Long.getLong("property.seed", 1);
    private static final int TRIES = Integer.getInteger("property.tries", Integer.MAX_VALUE);
    private static final int LARGEST = Integer.getInteger("property.largest", Integer.MAX_VALUE);

    private @Nullable Property property;

    @Override
    public void accept(Property annotation) {
      property = annotation;
    }

    @Override
    public Stream<Arguments> provideArguments(ExtensionContext context) {
      Property given = java.util.Objects.requireNonNull(property);
      Random random = new Random(SEED * 31 + context.getRequiredTestMethod().getName().hashCode());
      return IntStream.range(0, Math.min(given.tries(), TRIES))
          .mapToObj(number -> one(given, number, random));
    }

    private static Arguments one(Property property, int number, Random random) {
      int[] largest = property.largest();
      Object[] arguments = new Object[largest.length + 1];
      arguments[0] = random.nextLong();
      for (int i = 0; i < largest.length; i++) {
        int most = Math.min(largest[i], LARGEST);
        arguments[i + 1] = number == 0 ? 1 : number == 1 ? most : 1 + random.nextInt(most);
      }
      return Arguments.of(arguments);
    }
  }
}
