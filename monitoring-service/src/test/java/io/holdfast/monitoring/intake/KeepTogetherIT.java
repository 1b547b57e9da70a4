// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Deliveries that come at the same time. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KeepTogetherIT {

  @Test
  void theSameEventPostedManyTimesAtOnceIsKeptOnce() throws Exception {
    Map<String, Object> event = Posted.trained("pkg:mlflow/" + Posted.unique("together"), "1");
    List<Future<String>> posts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (int i = 0; i < 60; i++) {
        posts.add(threads.submit(() -> Posted.accepted(event)));
      }
    }
    assertThat(new HashSet<>(ids(posts))).hasSize(1);
  }

  @Test
  void manyEventsPostedAtOnceAreAllKept() throws Exception {
    List<Future<String>> posts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (int i = 0; i < 60; i++) {
        String alias = "pkg:mlflow/" + Posted.unique("apart");
        posts.add(threads.submit(() -> Posted.accepted(Posted.trained(alias, "1"))));
      }
    }
    List<String> ids = ids(posts);
    assertThat(new HashSet<>(ids)).hasSize(60);
    ids.forEach(id -> Posted.awaitState(id, "unmatched"));
  }

  private static List<String> ids(List<Future<String>> posts) throws Exception {
    List<String> ids = new ArrayList<>();
    for (Future<String> post : posts) {
      ids.add(post.get());
    }
    return ids;
  }
}
