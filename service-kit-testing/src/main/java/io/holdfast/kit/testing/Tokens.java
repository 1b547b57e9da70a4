// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Access tokens as the realm's provider would issue them, and bad ones. */
public final class Tokens {

  static final String ISSUER = "https://issuer.test/realms/holdfast";
  private static final String AUDIENCE = "holdfast-api";
  private static final KeyPair KEYS = newKeys();
  private static final KeyPair OTHER_KEYS = newKeys();

  private Tokens() {}

  /** The key that services verify against, X.509 in Base64. */
  static String publicKey() {
    return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
  }

  /** A person with grants written {@code role@team}; the name follows from them. */
  public static String of(String... grants) {
    return user("user-" + String.join("-", grants).replaceAll("[^a-z-]", "-"), grants);
  }

  /** A named person with grants written {@code role@team}. */
  public static String user(String name, String... grants) {
    return claims(name, grants).claim("azp", "holdfast-cli").sign(KEYS.getPrivate());
  }

  /** A pipeline of a team, bound to alias prefixes where any are given. */
  public static String pipeline(String team, String... subjectPrefixes) {
    JwtClaimsBuilder claims =
        claims("service-account-" + team, "pipeline@" + team).claim("azp", team + "-pipeline");
    if (subjectPrefixes.length > 0) {
      claims.claim("holdfast_subjects", List.of(subjectPrefixes));
    }
    return claims.sign(KEYS.getPrivate());
  }

  /** A known person without any grant. */
  public static String withoutGroups() {
    return Jwt.claims()
        .subject("id-of-nobody")
        .claim("preferred_username", "nobody")
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .expiresAt(Instant.now().plus(Duration.ofHours(1)))
        .sign(KEYS.getPrivate());
  }

  /** Signed by somebody else. */
  public static String wronglySigned(String... grants) {
    return claims("forger", grants).sign(OTHER_KEYS.getPrivate());
  }

  /** Ended an hour ago. */
  public static String expired(String... grants) {
    return claims("late", grants)
        .issuedAt(Instant.now().minus(Duration.ofHours(2)))
        .expiresAt(Instant.now().minus(Duration.ofHours(1)))
        .sign(KEYS.getPrivate());
  }

  /** Made for another service. */
  public static String forAnotherAudience(String... grants) {
    return claims("stray", grants).audience("somebody-else").sign(KEYS.getPrivate());
  }

  /** Made by another issuer. */
  public static String byAnotherIssuer(String... grants) {
    return claims("foreign", grants).issuer("https://elsewhere.test").sign(KEYS.getPrivate());
  }

  private static JwtClaimsBuilder claims(String name, String... grants) {
    List<String> groups = Arrays.stream(grants).map(Tokens::group).toList();
    return Jwt.claims()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("id-of-" + name)
        .claim("preferred_username", name)
        .claim("groups", groups)
        .issuedAt(Instant.now())
        .expiresAt(Instant.now().plus(Duration.ofHours(1)));
  }

  private static String group(String grant) {
    String[] parts = grant.split("@", 2);
    return "/holdfast/" + parts[1] + "/" + parts[0];
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
