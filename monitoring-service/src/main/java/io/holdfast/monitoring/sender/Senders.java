// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import io.holdfast.monitoring.sender.alertmanager.AlertmanagerSender;
import io.holdfast.monitoring.sender.cdevents.CdeventsSender;
import io.holdfast.monitoring.sender.cloudevents.CloudEventsSender;
import io.holdfast.monitoring.sender.dependencytrack.DependencyTrackSender;
import io.holdfast.monitoring.sender.github.GithubSender;
import io.holdfast.monitoring.sender.mlflow.MlflowSender;
import io.holdfast.monitoring.sender.openlineage.OpenLineageSender;
import io.holdfast.monitoring.sender.webhook.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The one list of what can be connected. */
@ApplicationScoped
public class Senders {

  private static final List<Sender> ALL =
      List.of(
          new CloudEventsSender(),
          new MlflowSender(),
          new OpenLineageSender(),
          new AlertmanagerSender(),
          new DependencyTrackSender(),
          new GithubSender(),
          new CdeventsSender(),
          WebhookSender.preset("huggingface", Proof.TOKEN),
          WebhookSender.preset("azure-ml", Proof.TOKEN, Proof.OIDC),
          WebhookSender.preset("sagemaker", Proof.TOKEN, Proof.OIDC),
          WebhookSender.preset("vertex-ai", Proof.TOKEN, Proof.OIDC),
          WebhookSender.preset("seldon-drift", Proof.TOKEN, Proof.OIDC),
          WebhookSender.own());

  /** The sender of a kind; empty when this version has none. */
  public Optional<Sender> find(String kind) {
    return ALL.stream().filter(sender -> sender.kind().equals(kind)).findFirst();
  }

  /** What connections can be of. */
  public List<String> kinds() {
    return ALL.stream().map(Sender::kind).toList();
  }
}
