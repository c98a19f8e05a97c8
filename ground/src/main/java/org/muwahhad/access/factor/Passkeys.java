package org.muwahhad.access.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passkeys (WebAuthn): keys that an authenticator keeps for this site alone and uses once its
 * holder showed a finger, a face or a PIN. What an authenticator was asked is kept in the database,
 * so that any node takes its answer.
 */
@Singleton
public class Passkeys {
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final int HANDLE_BYTES = 32;
  private static final int LONGEST_ANSWER = 20_000;

  /** A word of Google on a device, which ended in 2025; nobody asks for it here. */
  private static final String SAFETYNET = "android-safetynet";

  /** Browsers give passkeys to names, and to no network address. */
  private static final Pattern NETWORK_ADDRESS = Pattern.compile("[\\d.]++|\\[.*+|[^:]*+:.*+");

  private final SecureRandom random = new SecureRandom();
  private final Factors factors;
  private final PublicAddress address;

  Passkeys(Factors factors, PublicAddress address) {
    this.factors = factors;
    this.address = address;
  }

  /**
   * A question to an authenticator.
   *
   * @param token to be sent back with the answer
   * @param options for {@code navigator.credentials}, as JSON
   */
  public record PasskeyCeremony(String token, String options) {}

  /** A passkey as its holder knows it. */
  public record OwnPasskey(long id, String name, Instant createdAt, @Nullable Instant usedAt) {}

  /** Whether browsers can have passkeys for the address of the service. */
  public boolean arePossible() {
    return !NETWORK_ADDRESS.matcher(address.host()).matches();
  }

  /** The passkeys of a person. */
  @Transactional
  public List<OwnPasskey> list(long personId) {
    return factors.listPasskeys(personId).stream()
        .map(k -> new OwnPasskey(k.id(), k.name(), k.createdAt(), k.usedAt()))
        .toList();
  }

  /** Asks for a new passkey. */
  @Transactional
  public PasskeyCeremony askForNew(long personId, String login, String name) {
    byte[] handle =
        factors.listPasskeys(personId).stream()
            .findFirst()
            .map(Factors.StoredPasskey::userHandle)
            .orElseGet(() -> bytes(HANDLE_BYTES));
    PublicKeyCredentialCreationOptions asked =
        party()
            .startRegistration(
                StartRegistrationOptions.builder()
                    .user(
                        UserIdentity.builder()
                            .name(login)
                            .displayName(name)
                            .id(new ByteArray(handle))
                            .build())
                    .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.PREFERRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .build());
    try {
      return kept(personId, asked.toJson(), asked.toCredentialsCreateJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Takes a new passkey.
   *
   * @throws Refusal.RuleBroken {@code factor.passkey-refused} when it is not what was asked for
   */
  @Transactional
  public void add(long personId, String token, String answer, String name) {
    String asked = asked(personId, token);
    try {
      PublicKeyCredentialCreationOptions request =
          PublicKeyCredentialCreationOptions.fromJson(asked);
      var response = PublicKeyCredential.parseRegistrationResponseJson(limited(answer));
      if (response.getResponse().getAttestation().getFormat().equals(SAFETYNET)) {
        throw new IllegalArgumentException(SAFETYNET);
      }
      RegistrationResult result =
          party()
              .finishRegistration(
                  FinishRegistrationOptions.builder().request(request).response(response).build());
      byte[] id = result.getKeyId().getId().getBytes();
      factors.insertPasskey(
          personId,
          request.getUser().getId().getBytes(),
          id,
          result.getPublicKeyCose().getBytes(),
          name);
      factors.usePasskey(factors.findPasskey(id).orElseThrow().id(), result.getSignatureCount());
    } catch (IOException | RegistrationFailedException | IllegalArgumentException e) {
      LOG.info("A new passkey was refused: {}", e.getMessage());
      throw new Refusal.RuleBroken("factor.passkey-refused");
    }
  }

  /** Asks for one of the passkeys of a person; nothing where there is none. */
  @Transactional
  public Optional<PasskeyCeremony> askForOne(long personId) {
    List<Factors.StoredPasskey> keys = factors.listPasskeys(personId);
    if (keys.isEmpty() || !arePossible()) {
      return Optional.empty();
    }
    AssertionRequest asked =
        party()
            .startAssertion(
                StartAssertionOptions.builder()
                    .username(keys.get(0).login())
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build());
    try {
      return Optional.of(kept(personId, asked.toJson(), asked.toCredentialsGetJson()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Takes the answer of an authenticator.
   *
   * @throws Refusal.NotPermitted {@code factor.passkey-wrong} when it does not prove the person
   */
  @Transactional
  public void require(long personId, String token, String answer) {
    try {
      AssertionResult result =
          party()
              .finishAssertion(
                  FinishAssertionOptions.builder()
                      .request(AssertionRequest.fromJson(asked(personId, token)))
                      .response(PublicKeyCredential.parseAssertionResponseJson(limited(answer)))
                      .build());
      Factors.StoredPasskey key =
          factors
              .findPasskey(result.getCredential().getCredentialId().getBytes())
              .filter(k -> k.personId() == personId)
              .filter(k -> result.isSuccess() && result.isUserVerified())
              .orElseThrow(() -> new Refusal.NotPermitted("factor.passkey-wrong"));
      factors.usePasskey(key.id(), result.getSignatureCount());
    } catch (IOException | AssertionFailedException | IllegalArgumentException e) {
      LOG.info("A passkey was refused: {}", e.getMessage());
      throw new Refusal.NotPermitted("factor.passkey-wrong");
    }
  }

  /** Forgets a passkey; its name, or nothing when the person has no such passkey. */
  @Transactional
  public Optional<String> end(long personId, long id) {
    return factors.listPasskeys(personId).stream()
        .filter(k -> k.id() == id && factors.deletePasskey(personId, id) == 1)
        .map(Factors.StoredPasskey::name)
        .findFirst();
  }

  private PasskeyCeremony kept(long personId, String request, String options) {
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(HANDLE_BYTES));
    factors.insertCeremony(Sha256.of(token), personId, request);
    return new PasskeyCeremony(token, options);
  }

  /** What was asked, which is answered once. */
  private String asked(long personId, String token) {
    String hash = Sha256.of(token);
    return factors
        .findCeremony(hash, personId)
        .filter(request -> factors.endCeremony(hash) == 1)
        .orElseThrow(() -> new Refusal.NotPermitted("factor.passkey-late"));
  }

  private static String limited(String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      throw new IllegalArgumentException("An answer of " + answer.length() + " characters");
    }
    return answer;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private RelyingParty party() {
    return RelyingParty.builder()
        .identity(RelyingPartyIdentity.builder().id(address.host()).name("Muwahhad").build())
        .credentialRepository(new StoredCredentials(factors))
        .origins(Set.of(address.of("")))
        .build();
  }

  /** The passkeys of the database, as the library asks for them. */
  private record StoredCredentials(Factors factors) implements CredentialRepository {
    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
      return factors.listPasskeysOf(username).stream()
          .map(
              k ->
                  PublicKeyCredentialDescriptor.builder()
                      .id(new ByteArray(k.credentialId()))
                      .build())
          .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
      return factors.listPasskeysOf(username).stream()
          .findFirst()
          .map(k -> new ByteArray(k.userHandle()));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
      return factors.findByHandle(userHandle.getBytes()).map(Factors.StoredPasskey::login);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
      return factors
          .findPasskey(credentialId.getBytes())
          .map(StoredCredentials::registered)
          .filter(c -> c.getUserHandle().equals(userHandle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
      return factors
          .findPasskey(credentialId.getBytes())
          .map(StoredCredentials::registered)
          .stream()
          .collect(Collectors.toSet());
    }

    private static RegisteredCredential registered(Factors.StoredPasskey key) {
      return RegisteredCredential.builder()
          .credentialId(new ByteArray(key.credentialId()))
          .userHandle(new ByteArray(key.userHandle()))
          .publicKeyCose(new ByteArray(key.publicKey()))
          .signatureCount(key.signCount())
          .build();
    }
  }
}
