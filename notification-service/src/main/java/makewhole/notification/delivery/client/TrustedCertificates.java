package makewhole.notification.delivery.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that a mail server is believed by, where the usual authorities do not know it. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** Has mail sessions of these properties believe the certificates of a PEM file, and no others. */
    static void trust(Path file, Properties properties) {
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                trusted.setCertificateEntry("mail-" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            PromptTlsSockets sockets = new PromptTlsSockets(context.getSocketFactory());
            properties.put("mail.smtp.ssl.socketFactory", sockets);
            properties.put("mail.smtps.ssl.socketFactory", sockets);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(
                    "makewhole.smtp.certificates: %s cannot be read as certificates".formatted(file), unreadable);
        }
    }
}
