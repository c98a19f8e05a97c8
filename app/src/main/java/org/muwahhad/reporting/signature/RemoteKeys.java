package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.reports.signature.RemoteFailure;
import org.muwahhad.reports.signature.RemoteKey;
import org.muwahhad.reports.signature.RemoteKey.Factor;
import org.muwahhad.reports.signature.RemoteSigning;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a signing service keeps for members, where the deployment offers one. A member gets
 * at those alone that the service lists under the member's own name. What the member types goes to
 * the service and nowhere else. Refusals are those of {@link #refusal(RemoteFailure, RemoteKey)}.
 */
@Singleton
public class RemoteKeys {
  private static final String FACTOR = "factors.";
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
  private final @Nullable RemoteSigning service;
  private final RemoteSettings settings;
  private final ReportSignatures signatures;

  RemoteKeys(RemoteSettings settings, ReportSignatures signatures) {
    this.settings = settings;
    this.service = settings.access().map(RemoteSigning::new).orElse(null);
    this.signatures = signatures;
  }

  /**
   * Reports at the start what would keep members from signing with a service that is offered.
   *
   * @throws org.muwahhad.shared.UnusableSetting when its settings can't be used
   */
  public void requireUsable() {
    if (isOffered()) {
      settings.userId();
    }
  }

  /** Whether the deployment offers a service. */
  public boolean isOffered() {
    return service != null;
  }

  /** The member's keys, in the order of the service. */
  List<RemoteKey> list(Actor actor) {
    try {
      return offered().list(userOf(actor));
    } catch (RemoteFailure e) {
      throw refusal(e, null);
    }
  }

  /**
   * A key of the member's own.
   *
   * @throws Refusal.InvalidInput at {@code credential}, when it is not one of theirs
   */
  RemoteKey get(Actor actor, String id) {
    return list(actor).stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal.InvalidInput("credential", "reporting.remote-key-missing"));
  }

  /**
   * Has the service send the numbers that a key needs, or tell its questions.
   *
   * @return the questions; empty when numbers were sent
   */
  Optional<String> ask(RemoteKey key) {
    try {
      String hint = "";
      for (Factor factor : key.factors()) {
        if (factor.means() == RemoteKey.FactorMeans.ASKED_FOR) {
          hint = (hint + " " + offered().ask(key, factor).orElse("")).strip();
        }
      }
      return Optional.of(hint).filter(text -> !text.isEmpty());
    } catch (RemoteFailure e) {
      throw refusal(e, key);
    }
  }

  Signer signer(RemoteKey key, Map<String, String> typed) {
    return offered().signer(key, typed);
  }

  private RemoteSigning offered() {
    if (service == null) {
      throw new Refusal.NotFound("signing service");
    }
    return service;
  }

  private String userOf(Actor actor) {
    return switch (settings.userId()) {
      case LOGIN -> actor.login();
      case EMAIL ->
          signatures
              .findEmail(actor.personId())
              .orElseThrow(() -> new Refusal.RuleBroken("reporting.remote-no-email"));
    };
  }

  /** Of the field in which a factor is typed. */
  static String field(Factor factor) {
    return FACTOR + factor.id();
  }

  /** What was typed, by the ids of the factors. */
  static Map<String, String> typed(Form form) {
    Map<String, String> typed = new HashMap<>();
    for (String name : form.values().keySet()) {
      if (name.startsWith(FACTOR)) {
        typed.put(name.substring(FACTOR.length()), form.value(name).strip());
      }
    }
    return typed;
  }

  /** Which factor was wrong the service does not say: the first that is typed is pointed at. */
  private static String firstField(@Nullable RemoteKey key) {
    return (key == null ? List.<Factor>of() : key.factors())
        .stream()
            .filter(factor -> factor.means() != RemoteKey.FactorMeans.ELSEWHERE)
            .findFirst()
            .map(RemoteKeys::field)
            .orElse("credential");
  }

  /** What a member is told; the log tells the operator, without anything that was typed. */
  static Refusal refusal(RemoteFailure failure, @Nullable RemoteKey key) {
    LOG.warn("The signing service did not sign: {}", failure.toString());
    return switch (failure.fault()) {
      case FACTORS -> new Refusal.InvalidInput(firstField(key), "reporting.remote-factors");
      case SILENT -> new Refusal.RuleBroken("reporting.remote-silent");
      case NOT_ADMITTED -> new Refusal.RuleBroken("reporting.remote-not-admitted");
      case LOCKED -> new Refusal.RuleBroken("reporting.remote-locked");
      case NOT_CONFIRMED -> new Refusal.RuleBroken("reporting.remote-not-confirmed");
      case REFUSED -> new Refusal.RuleBroken("reporting.remote-refused", failure.detail());
      case ODD -> new Refusal.RuleBroken("reporting.remote-odd");
    };
  }
}
