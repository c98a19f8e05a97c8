package org.muwahhad.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/**
 * Hashes for services under test, by the same algorithm at a fraction of its cost: nobody guesses
 * their passwords, and signing in happens thousands of times.
 */
@Factory
public final class QuickPasswords {
  private static final int MEMORY_KIB = 64;

  /** For fixtures that write people past the service. */
  public static Passwords passwords() {
    return new Passwords(MEMORY_KIB, MEMORY_KIB);
  }

  @Singleton
  @Replaces(Passwords.class)
  Passwords replacement() {
    return passwords();
  }
}
