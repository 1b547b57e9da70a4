// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Systems of the team tax and events about them. */
final class Fleet {

  static final String EDITOR = "tom";
  static final String PIPELINE = "tax-pipeline";

  private Fleet() {}

  /** Registers a system whose model has the alias {@code pkg:mlflow/<key>}. */
  static JsonNode register(Api api, String key, String... moreAliases) {
    ObjectNode system = system(key);
    ArrayNode aliases = system.withArray("/components/1/aliases").add("pkg:mlflow/" + key);
    for (String alias : moreAliases) {
      aliases.add(alias);
    }
    return put(api, key, system);
  }

  static JsonNode put(Api api, String key, JsonNode system) {
    return api.put(EDITOR, Service.INVENTORY, "/api/v1/systems/" + key, system).ok();
  }

  /** A system of an API and a model without aliases, at version 0. */
  static ObjectNode system(String key) {
    return (ObjectNode)
        Json.parse(
            """
            {"name":"%1$s","team":"tax",
             "profile":{"intendedPurpose":"test","role":"PROVIDER","cra":"NONE",
              "aiAct":{"annexI":false,"annexIII":"5","profilesNaturalPersons":true,
               "prohibitedPractice":false},
              "impact":{"integrity":{"level":"M","rationale":"harm"}}},
             "zones":[{"key":"web","exposure":"PUBLIC"},{"key":"ml","exposure":"RESTRICTED"}],
             "actors":[{"key":"user","kind":"REGISTERED","zone":"web"}],
             "components":[
              {"key":"api","kind":"INFERENCE_API","zone":"web"},
              {"key":"model","kind":"MODEL","zone":"ml","approach":"DEEP","learning":"OFFLINE",
               "weights":"CONFIDENTIAL","aliases":[],
               "version":{"label":"0","digest":"%2$s","since":"2026-01-01T00:00:00Z"}}],
             "flows":[
              {"from":"user","to":"api","kind":"INFERENCE_INPUT"},
              {"from":"api","to":"model","kind":"INFERENCE_INPUT"},
              {"from":"model","to":"api","kind":"INFERENCE_OUTPUT"},
              {"from":"api","to":"user","kind":"INFERENCE_OUTPUT"}]}
            """
                .formatted(key, digest(key, 0)));
  }

  /** A retrain of a model. */
  static JsonNode trained(String id, String alias, int version, Instant at) {
    return Json.parse(
        """
        {"specversion":"1.0","id":"%s","source":"https://mlops.test/","type":"io.holdfast.model.trained.v1",
         "time":"%s","datacontenttype":"application/json",
         "data":{"subjects":[{"alias":"%s","version":"%d","digest":"%s"}],"method":"RETRAINED"}}
        """
            .formatted(id, at, alias, version, digest(alias, version)));
  }

  static String digest(String name, int version) {
    return "sha256:"
        + "%064x"
            .formatted(
                new java.math.BigInteger(
                        1, (name + version).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .mod(java.math.BigInteger.TWO.pow(255)));
  }

  /** Waits until monitoring knows an alias of a system, by a first event that finds it. */
  static void awaitAssessed(Platform platform, String key) {
    Platform.await(
        key + " assessed",
        Duration.ofSeconds(60),
        () ->
            Optional.of(
                    platform.api().get(EDITOR, Service.ASSESSMENT, "/api/v1/assessments/" + key))
                .filter(answer -> answer.status() == 200));
  }

  /** Posts an event as a pipeline that tries again until it is accepted; the event's id. */
  static String post(Api api, JsonNode event) {
    return Platform.await(
        "event accepted",
        Duration.ofMinutes(2),
        () -> {
          try {
            Api.Answer answer = api.event(PIPELINE, event);
            return answer.status() == 202
                ? Optional.of(answer.body().path("id").asText())
                : Optional.empty();
          } catch (java.io.UncheckedIOException e) {
            return Optional.empty();
          }
        });
  }
}
