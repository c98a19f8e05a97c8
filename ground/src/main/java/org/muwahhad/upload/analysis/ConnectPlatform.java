package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.analysis.AnalysisEntry.PlatformEnded;
import org.muwahhad.upload.analysis.AnalysisEntry.PlatformSet;

/**
 * An administrator connects the malware analysis platform, in place of the one before, or takes it
 * out of use. Its token is sealed at once and never shown again.
 *
 * <p>Refused as invalid input at {@code url} with {@code analysis.address}, at {@code token} with
 * {@code analysis.token} and at {@code certificates} with {@code analysis.certificates}; with
 * {@code analysis.platform-ended} when there is none to take out of use.
 */
@Singleton
public class ConnectPlatform {
  private static final int LONGEST_NAME = 100;
  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST_TOKEN = 500;
  private static final int LONGEST_CERTIFICATES = 20_000;
  private final MalwarePlatforms platforms;
  private final PlatformInUse inUse;
  private final PlatformTarget target;
  private final AuditLog audit;

  ConnectPlatform(
      MalwarePlatforms platforms, PlatformInUse inUse, PlatformTarget target, AuditLog audit) {
    this.platforms = platforms;
    this.inUse = inUse;
    this.target = target;
    this.audit = audit;
  }

  /**
   * What was typed.
   *
   * @param url where the interface begins
   * @param token by which the platform knows this service
   * @param certificates with which its own is checked, PEM; empty for those that Java trusts
   */
  public record PlatformForm(
      @Nullable String name,
      @Nullable String url,
      @Nullable String token,
      @Nullable String certificates) {}

  /** Connects one. */
  @Transactional
  public void run(Actor actor, PlatformForm form) {
    actor.require(Role.ADMINISTRATOR);
    String name = Objects.requireNonNullElse(form.name(), "").strip();
    String url = Objects.requireNonNullElse(form.url(), "").strip();
    String token = Objects.requireNonNullElse(form.token(), "").strip();
    String certificates = Objects.requireNonNullElse(form.certificates(), "").strip();
    new Faults()
        .name("name", name, LONGEST_NAME)
        .check(target.find(url).isPresent(), "url", "analysis.address")
        .check(isToken(token), "token", "analysis.token", SHORTEST_TOKEN)
        .check(isCertificates(certificates), "certificates", "analysis.certificates")
        .throwIfAny();
    platforms.end(actor.personId());
    platforms.add(
        name,
        url,
        inUse.seal(url, token),
        certificates.isEmpty() ? null : certificates,
        actor.personId());
    long id = platforms.findInUse().orElseThrow().id();
    audit.record(actor, new PlatformSet(id, url, name));
  }

  /** Takes it out of use. */
  @Transactional
  public void end(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    MalwarePlatforms.ConnectedPlatform platform =
        platforms.findInUse().orElseThrow(() -> new Refusal.RuleBroken("analysis.platform-ended"));
    if (platforms.end(actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new PlatformEnded(platform.id(), platform.name()));
  }

  private static boolean isToken(String token) {
    return token.length() >= SHORTEST_TOKEN
        && token.length() <= LONGEST_TOKEN
        && token.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static boolean isCertificates(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.length() > LONGEST_CERTIFICATES) {
      return false;
    }
    try {
      return !HttpPlatform.certificates(text).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
