// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Turns the token's claim into {@link Grants} and their role names into security roles. */
@ApplicationScoped
class GrantsAugmentor implements SecurityIdentityAugmentor {

  static final String GRANTS = "holdfast.grants";
  static final String SUBJECTS = "holdfast.subjects";

  private final AccessConfig config;
  private final Pattern pattern;

  GrantsAugmentor(AccessConfig config) {
    this.config = config;
    this.pattern = Pattern.compile(config.pattern());
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    Grants grants = Grants.parse(texts(token.getClaim(config.claim())), pattern);
    QuarkusSecurityIdentity.Builder builder =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addCredentials(identity.getCredentials())
            .addAttributes(identity.getAttributes())
            .addRoles(grants.roles())
            .addAttribute(GRANTS, grants);
    Object subjects = token.getClaim(config.subjectsClaim());
    if (subjects != null) {
      builder.addAttribute(SUBJECTS, List.copyOf(texts(subjects)));
    }
    return Uni.createFrom().item(builder.build());
  }

  private static Collection<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case null -> List.of();
      case Collection<?> values -> values.stream().map(GrantsAugmentor::text).toList();
      case String value -> List.of(value);
      default -> List.of(text(claim));
    };
  }

  private static String text(@Nullable Object value) {
    return value instanceof JsonString json ? json.getString() : String.valueOf(value);
  }
}
