// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.event.Alias;
import io.holdfast.monitoring.event.Violations;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.Senders;
import io.holdfast.monitoring.sender.WebhookMapping;
import io.holdfast.monitoring.sender.webhook.WebhookSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with what is declared of a connection, each by its pointer. */
final class ConnectionCheck {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,61}[a-z0-9]");
  private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final Set<String> TAKEN_HEADERS =
      Set.of("content-type", "content-length", "host", "cookie", "connection", "transfer-encoding");
  private static final int MAX_ITEMS = 1000;

  private final Senders senders;
  private final ConnectionDocument document;
  private final Violations violations = new Violations();

  private ConnectionCheck(Senders senders, ConnectionDocument document) {
    this.senders = senders;
    this.document = document;
  }

  /**
   * Checks a document.
   *
   * @throws io.holdfast.kit.problem.Problem invalid
   */
  static void require(Senders senders, ConnectionDocument document) {
    ConnectionCheck check = new ConnectionCheck(senders, document);
    check.identity();
    check.proof();
    check.speaksFor();
    check.silence();
    check.mapping(document.rules());
    if (!check.violations.isEmpty()) {
      throw check.violations.problem();
    }
  }

  private void identity() {
    matches("/key", document.key(), KEY, "3 to 63 of a to z, 0 to 9 and hyphens, a letter first");
    matches("/name", document.name(), TEXT, "1 to 200 characters");
    matches("/team", document.team(), TEAM, "a name of a team");
  }

  private void matches(String pointer, @Nullable String value, Pattern pattern, String what) {
    if (value == null) {
      violations.add(pointer, "missing", pointer.substring(1) + " is needed");
    } else if (!pattern.matcher(value).matches()) {
      violations.add(pointer, "bad-value", pointer.substring(1) + " must be " + what);
    }
  }

  private void proof() {
    Sender sender = senders.find(document.requiredKind()).orElse(null);
    if (sender == null) {
      violations.add("/kind", "unknown-value", "kind must be one of " + senders.kinds());
      return;
    }
    if (document.proof() != null && !sender.proofs().contains(document.proof())) {
      violations.add(
          "/proof",
          "unknown-value",
          "%s proves itself by one of %s".formatted(sender.kind(), sender.proofs()));
    }
    String header = document.tokenHeader();
    if (header != null
        && (!HEADER.matcher(header).matches()
            || TAKEN_HEADERS.contains(header.toLowerCase(java.util.Locale.ROOT)))) {
      violations.add("/tokenHeader", "bad-value", "tokenHeader is no header for a token");
    }
  }

  private void speaksFor() {
    List<String> prefixes = document.speaksFor() == null ? List.of() : document.speaksFor();
    if (prefixes.size() > MAX_ITEMS) {
      violations.add("/speaksFor", "too-many", "at most " + MAX_ITEMS);
    }
    for (int i = 0; i < prefixes.size(); i++) {
      String prefix = prefixes.get(i);
      if (prefix == null || !prefix.matches("(pkg|urn):\\S{1,500}")) {
        violations.add("/speaksFor/" + i, "bad-value", "an alias begins with pkg: or urn:");
      }
    }
  }

  private void silence() {
    Duration silence = document.silence();
    if (document.silenceAfter() != null
        && (silence == null
            || silence.compareTo(Duration.ofMinutes(1)) < 0
            || silence.compareTo(Duration.ofDays(366)) > 0)) {
      violations.add(
          "/silenceAfter", "bad-value", "a duration of one minute to 366 days, such as PT24H");
    }
  }

  private void mapping(Rules rules) {
    each("/mapping/aliases", rules.aliases(), this::template);
    each("/mapping/names", rules.names(), this::alias);
    each("/mapping/fields", rules.fields(), this::text);
    each("/mapping/environments", rules.environments(), this::text);
    webhook(rules.webhook());
    if (rules.defaultSubject() != null) {
      alias("/mapping/defaultSubject", rules.defaultSubject());
    }
    if (rules.environment() != null) {
      text("/mapping/environment", rules.environment());
    }
    List<String> promotedBy = rules.promotedBy() == null ? List.of() : rules.promotedBy();
    for (int i = 0; i < promotedBy.size(); i++) {
      text("/mapping/promotedBy/" + i, promotedBy.get(i));
    }
  }

  private void webhook(@Nullable WebhookMapping webhook) {
    if (webhook == null) {
      if (WebhookSender.OWN.equals(document.kind())) {
        violations.add("/mapping/webhook", "missing", "a webhook needs a mapping document");
      }
      return;
    }
    new WebhookCheck(violations).check(webhook);
  }

  private interface Check {
    void value(String pointer, @Nullable String value);
  }

  private void each(String pointer, @Nullable Map<String, String> all, Check check) {
    if (all == null) {
      return;
    }
    if (all.size() > MAX_ITEMS) {
      violations.add(pointer, "too-many", "at most " + MAX_ITEMS);
      return;
    }
    all.forEach(
        (name, value) ->
            check.value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), value));
  }

  private void template(String pointer, @Nullable String value) {
    alias(pointer, value == null ? null : value.replaceAll("\\{[a-z]+}", "x"));
  }

  private void alias(String pointer, @Nullable String value) {
    if (value == null || Alias.parse(value).isEmpty()) {
      violations.add(pointer, "bad-alias", "an alias is a package URL (pkg:…) or a URN (urn:…)");
    }
  }

  private void text(String pointer, @Nullable String value) {
    if (value == null || !TEXT.matcher(value).matches()) {
      violations.add(pointer, "bad-value", "1 to 200 characters are needed");
    }
  }
}
