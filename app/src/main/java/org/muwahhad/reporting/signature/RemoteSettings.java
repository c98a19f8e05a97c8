package org.muwahhad.reporting.signature;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.signature.RemoteAccess;
import org.muwahhad.shared.UnusableSetting;

/** The signing service that the operator offers to members, if any. */
@Singleton
final class RemoteSettings {
  private static final String PREFIX = "muwahhad.signing.remote.";
  private static final List<String> HERE = List.of("127.0.0.1", "localhost", "[::1]");
  private final String address;
  private final String token;
  private final String user;
  private final String password;
  private final String userId;
  private final Duration patience;
  private final Duration confirmation;

  RemoteSettings(
      @Value("${muwahhad.signing.remote.address:}") String address,
      @Value("${muwahhad.signing.remote.token:}") String token,
      @Value("${muwahhad.signing.remote.user:}") String user,
      @Value("${muwahhad.signing.remote.password:}") String password,
      @Value("${muwahhad.signing.remote.user-id:login}") String userId,
      @Value("${muwahhad.signing.remote.timeout:10s}") Duration patience,
      @Value("${muwahhad.signing.remote.confirmation-timeout:60s}") Duration confirmation) {
    this.address = address.strip();
    this.token = token.strip();
    this.user = user;
    this.password = password;
    this.userId = userId.strip();
    this.patience = patience;
    this.confirmation = confirmation;
  }

  /** By what the service knows a member. */
  enum UserId {
    LOGIN,
    EMAIL
  }

  /**
   * Where the service is; empty when none is offered.
   *
   * @throws UnusableSetting when the settings do not go together
   */
  Optional<RemoteAccess> access() {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    requirePositive("timeout", patience);
    requirePositive("confirmation-timeout", confirmation);
    return Optional.of(new RemoteAccess(uri(), login(), patience, confirmation));
  }

  private static void requirePositive(String name, Duration given) {
    if (given.isZero() || given.isNegative()) {
      throw unusable(
          name + " is longer than nothing, such as 10s, not " + given.toMillis() + "ms",
          name + " مدة أكبر من الصفر، مثل 10s، لا " + given.toMillis() + "ms");
    }
  }

  /** A PIN goes there: over HTTPS, or not off this machine. */
  private URI uri() {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost());
      if ("https".equals(uri.getScheme()) && uri.getHost() != null
          || "http".equals(uri.getScheme()) && HERE.contains(host)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw unusable(
        "address has an address of HTTPS, not " + address,
        "address يقبل عنوان HTTPS، لا " + address);
  }

  private RemoteAccess.Login login() {
    if (token.isEmpty() == user.isEmpty()) {
      throw unusable(
          "token or " + PREFIX + "user is needed, and not both",
          "token أو " + PREFIX + "user مطلوب أحدهما دون الآخر");
    }
    if (token.isEmpty() && password.isEmpty()) {
      throw unusable("password is needed beside user", "password مطلوب مع user");
    }
    return token.isEmpty()
        ? new RemoteAccess.Basic(user, password)
        : new RemoteAccess.Bearer(token);
  }

  /**
   * By what the service knows members.
   *
   * @throws UnusableSetting when it is neither
   */
  UserId userId() {
    return switch (userId) {
      case "login" -> UserId.LOGIN;
      case "email" -> UserId.EMAIL;
      default ->
          throw unusable(
              "user-id is login or email, not " + userId,
              "user-id يقبل login أو email، لا " + userId);
    };
  }

  private static UnusableSetting unusable(String english, String arabic) {
    return new UnusableSetting(PREFIX + english, "الإعداد " + PREFIX + arabic);
  }
}
