// @fastify/swagger: the OpenAPI document, of the routes that are really there.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { API_VERSION, DESCRIPTION, PROMISE, TAGS, TITLE } from '../openapi/about.ts'
import { components } from '../openapi/components.ts'
import { describeOperation } from '../openapi/describe-operation.ts'

/** Offers `app.swagger()`. To be registered before the routes that it is to tell of. */
export const swaggerPlugin = fp(
  async (app: FastifyInstance, { cookieName }: { readonly cookieName: string }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.1',
        info: {
          title: TITLE,
          version: API_VERSION,
          description: [...DESCRIPTION, ...PROMISE].join('\n\n'),
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: '/', description: 'This desk' }],
        tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
        components: components(cookieName),
      },
      convertConstToEnum: false,
      transform({ url, route }) {
        const operation = route.config?.operation
        return {
          url,
          schema: operation === undefined ? { hide: true } : describeOperation(operation),
        }
      },
    })
  },
  { name: 'deltadesk-swagger' },
)
