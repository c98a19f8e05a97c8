package org.muwahhad.reports.signature;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An authority with a time-stamping service (RFC 3161) and a list of revoked certificates (RFC
 * 5280), both over HTTP on this machine.
 */
public final class OnlineAuthority implements AutoCloseable {
  private static final String ROOT = "CN=Online test authority";
  private final AtomicLong serials = new AtomicLong(100);
  private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
  public final AtomicInteger stamped = new AtomicInteger();
  private final HttpServer server;
  private final KeyPair key = pair();
  private final KeyPair stampingKey = pair();
  private final X509Certificate root;
  private final X509Certificate stamping;
  volatile boolean isDown;

  /** What happens before a time stamp is given. */
  public volatile Runnable beforeStamp = () -> {};

  public OnlineAuthority() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/stamp", answering("application/timestamp-reply", this::stamp));
    server.createContext("/ca.crl", answering("application/pkix-crl", body -> revocations()));
    server.start();
    root = certificate(ROOT, key, true, false);
    stamping = certificate("CN=Online test stamps", stampingKey, false, true);
  }

  public X509Certificate certificate() {
    return root;
  }

  public URI stamps() {
    return address("/stamp");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** A key with a certificate that names the list of revoked ones. */
  KeyStoreSigner signer(String name) throws Exception {
    KeyPair pair = pair();
    char[] password = "secret".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "key",
        pair.getPrivate(),
        password,
        new X509Certificate[] {certificate(name, pair, false, false), root});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, password);
    return KeyStoreSigner.open(file.toByteArray(), password);
  }

  void revoke(X509Certificate certificate) {
    revoked.add(certificate.getSerialNumber());
  }

  private interface Answer {
    byte[] to(byte[] body) throws Exception;
  }

  private com.sun.net.httpserver.HttpHandler answering(String type, Answer answer) {
    return exchange -> {
      try (HttpExchange open = exchange) {
        byte[] body = open.getRequestBody().readAllBytes();
        if (isDown) {
          open.sendResponseHeaders(503, -1);
          return;
        }
        byte[] said = answer.to(body);
        open.getResponseHeaders().set("Content-Type", type);
        open.sendResponseHeaders(200, said.length);
        open.getResponseBody().write(said);
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    };
  }

  private byte[] stamp(byte[] asked) throws Exception {
    beforeStamp.run();
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", stampingKey.getPrivate(), stamping),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
    tokens.addCertificates(new JcaCertStore(List.of(stamping, root)));
    stamped.incrementAndGet();
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(
            new TimeStampRequest(asked),
            BigInteger.valueOf(serials.incrementAndGet()),
            Date.from(Instant.now()))
        .getEncoded();
  }

  private byte[] revocations() throws Exception {
    Instant now = Instant.now();
    X509v2CRLBuilder list = new X509v2CRLBuilder(new X500Name(ROOT), Date.from(now));
    list.setNextUpdate(Date.from(now.plus(1, ChronoUnit.DAYS)));
    revoked.forEach(
        serial ->
            list.addCRLEntry(
                serial, Date.from(now.minus(1, ChronoUnit.HOURS)), CRLReason.keyCompromise));
    return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
        .getEncoded();
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private X509Certificate certificate(String name, KeyPair pair, boolean authority, boolean stamps)
      throws Exception {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(ROOT),
            BigInteger.valueOf(serials.incrementAndGet()),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(365, ChronoUnit.DAYS)),
            new X500Name(name),
            pair.getPublic());
    JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : stamps
                    ? KeyUsage.digitalSignature
                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, keys.createSubjectKeyIdentifier(pair.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        keys.createAuthorityKeyIdentifier(key.getPublic()));
    if (stamps) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    if (!authority) {
      builder.addExtension(Extension.cRLDistributionPoints, false, list());
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
  }

  private CRLDistPoint list() {
    GeneralName where =
        new GeneralName(GeneralName.uniformResourceIdentifier, address("/ca.crl").toString());
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(where)), null, null)
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
