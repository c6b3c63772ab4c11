-- A screen is closed and a PIN is void; neither row goes away.
revoke delete on kiosk_screens, pin_secrets from remit_app;
