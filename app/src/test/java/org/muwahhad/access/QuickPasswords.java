package org.muwahhad.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import org.muwahhad.shared.AtOnce;

/**
 * Hashes for services under test, by the same algorithm at a fraction of its cost: nobody guesses
 * their passwords, and signing in happens thousands of times.
 */
@Factory
public final class QuickPasswords {
  private static final int MEMORY_KIB = 64;

  /** For fixtures that write people past the service. */
  public static Passwords passwords() {
    return passwords(AtOnce.ofThisMachine());
  }

  private static Passwords passwords(AtOnce atOnce) {
    return new Passwords(MEMORY_KIB, MEMORY_KIB, atOnce);
  }

  @Singleton
  @Replaces(Passwords.class)
  Passwords replacement(AtOnce atOnce) {
    return passwords(atOnce);
  }
}
