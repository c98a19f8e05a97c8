package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.identity.ClientAuthenticationKind;
import org.muwahhad.access.identity.ProviderProtocol;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SecretSeal;

/**
 * An administrator proposes an identity provider of a state, or other settings of one that is
 * there. Nobody signs in by it before another administrator confirms it; until then former settings
 * stay in force.
 *
 * <p>Refused as invalid input: at {@code code} with {@code identity.code-malformed} or {@code
 * identity.code-taken}, at {@code state} with {@code identity.unknown-state}, at {@code protocol}
 * with {@code shared.missing}, and in the settings with {@code identity.not-encrypted}, {@code
 * identity.scope-openid}, {@code shared.missing}, {@code shared.too-long}, {@code
 * shared.invisible-in-name} or {@code shared.forbidden-character}.
 */
@Singleton
public class ProposeProvider {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,19}+");
  private final IdentityRegister register;
  private final SecretSeal secretSeal;
  private final KeepIdentityProposal keepProposal;

  ProposeProvider(
      IdentityRegister register, SecretSeal secretSeal, KeepIdentityProposal keepProposal) {
    this.register = register;
    this.secretSeal = secretSeal;
    this.keepProposal = keepProposal;
  }

  /**
   * A provider as it is typed.
   *
   * @param code part of the addresses that the provider knows
   * @param state whose people it vouches for; empty for people of no state
   */
  public record NewProvider(
      @Nullable String code,
      @Nullable String state,
      @Nullable String protocol,
      @Nullable ProviderSettings settings) {}

  /** A new provider; returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, NewProvider wanted) {
    actor.require(Role.ADMINISTRATOR);
    String code = RequiredInput.text(wanted.code());
    String state = RequiredInput.text(wanted.state());
    ProviderProtocol protocol =
        Arrays.stream(ProviderProtocol.values())
            .filter(p -> p.name().equals(wanted.protocol()))
            .findFirst()
            .orElse(null);
    Faults faults =
        new Faults()
            .check(CODE.matcher(code).matches(), "code", "identity.code-malformed")
            .check(register.countCode(code) == 0, "code", "identity.code-taken")
            .check(
                state.isEmpty() || register.countState(state) == 1,
                "state",
                "identity.unknown-state")
            .check(protocol != null, "protocol", "shared.missing");
    if (protocol == null) {
      throw new Refusal.InvalidInput(faults.found());
    }
    ProviderSettings settings = orNone(wanted.settings());
    SettingsCheck checked = new SettingsCheck(protocol, settings, faults);
    checked.check(false).throwIfAny();
    register.insertProvider(code, state.isEmpty() ? null : state, protocol);
    long providerId = register.getProviderId(code);
    return keep(
        actor, providerId, code, checked, sealed(code, settings, checked, Optional.empty()));
  }

  /** Other settings of a provider; returns the number of the proposal. */
  @Transactional
  public long change(Actor actor, long providerId, @Nullable ProviderSettings wanted) {
    actor.require(Role.ADMINISTRATOR);
    IdentityRegister.HeldProvider provider =
        register
            .lock(providerId)
            .orElseThrow(() -> new Refusal.NotFound("identity provider " + providerId));
    ProviderSettings settings = orNone(wanted);
    String tokenUri = RequiredInput.text(settings.tokenUri()).strip();
    Optional<byte[]> known =
        Optional.ofNullable(provider.settingId())
            .flatMap(id -> register.findSecret(id, tokenUri))
            .map(IdentityRegister.SealedSecret::sealedSecret);
    SettingsCheck checked = new SettingsCheck(provider.protocol(), settings, new Faults());
    checked.check(known.isPresent()).throwIfAny();
    return keep(
        actor,
        providerId,
        provider.code(),
        checked,
        sealed(provider.code(), settings, checked, known));
  }

  private byte[] sealed(
      String code, ProviderSettings settings, SettingsCheck checked, Optional<byte[]> known) {
    ClientAuthenticationKind kind = checked.authentication();
    if (kind == null || kind == ClientAuthenticationKind.PRIVATE_KEY) {
      return new byte[0];
    }
    String secret = RequiredInput.text(settings.clientSecret());
    return secret.isEmpty()
        ? known.orElseThrow()
        : secretSeal.seal("client of " + code, secret.getBytes(StandardCharsets.UTF_8));
  }

  private long keep(
      Actor actor, long providerId, String code, SettingsCheck checked, byte[] secret) {
    IdentityRegister.StoredSettings s = checked.stored(providerId, secret);
    register.insertSetting(
        s.providerId(),
        s.nameAr(),
        s.nameEn(),
        s.issuer(),
        s.authorizationUri(),
        s.tokenUri(),
        s.keysUri(),
        s.userinfoUri(),
        s.logoutUri(),
        s.clientId(),
        s.clientAuthentication(),
        s.sealedSecret(),
        s.scope(),
        s.subjectName(),
        s.levelName(),
        s.nameIdFormat(),
        s.askedLevel(),
        s.strongLevels());
    return keepProposal.run(
        actor,
        IdentityProposalKind.SETTINGS,
        providerId,
        code,
        register.getLastSettingId(providerId),
        null);
  }

  private static ProviderSettings orNone(@Nullable ProviderSettings given) {
    return Objects.requireNonNullElse(given, ProviderSettings.NONE);
  }
}
